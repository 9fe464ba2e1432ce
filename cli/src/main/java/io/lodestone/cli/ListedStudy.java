package io.lodestone.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.study.file.Finding;
import io.lodestone.study.file.Study;
import io.lodestone.study.record.Verdict;
import io.lodestone.study.run.Outside;
import io.lodestone.study.run.Prerequisites;
import io.lodestone.study.run.StudyFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * A study in the list: what it claims, what came out here, and why nothing did where nothing did.
 *
 * @param study its name
 * @param claim or, where it cannot be read, what is wrong with it
 * @param state how things stand here
 * @param findings with our numbers where it ran as it is now
 * @param needs what it reads that is not here, where it was skipped
 */
record ListedStudy(
    String study, String claim, State state, List<Verdict> findings, List<String> needs) {
  private static final int WIDTH = 100;
  private static final int MOST_NEEDS = 3;

  /** How things stand. */
  enum State {
    /** It ran as it is now. */
    @JsonProperty("ran")
    RAN(""),
    /** It ran, but was written anew since. */
    @JsonProperty("changed")
    CHANGED("changed since it ran"),
    /** It can run. */
    @JsonProperty("waiting")
    WAITING("has not run here"),
    /** It cannot run, for want of data or an archive. */
    @JsonProperty("skipped")
    SKIPPED("skipped"),
    /** It is no study. */
    @JsonProperty("unreadable")
    UNREADABLE("CANNOT BE READ");

    private final String text;

    State(String text) {
      this.text = text;
    }
  }

  /**
   * Looks at a study.
   *
   * @param folder where it ran, or will
   * @param outside what it finds outside of itself
   */
  static ListedStudy of(String name, Path file, StudyFolder folder, Outside outside)
      throws IOException {
    try {
      Study study = Study.read(file);
      boolean known = folder.exists();
      if (known && folder.study().text().equals(study.text())) {
        List<Verdict> verdicts = folder.record().findings();
        return new ListedStudy(name, study.claim(), State.RAN, verdicts, List.of());
      }
      List<String> missing = new Prerequisites(study, outside).missing();
      State state = !missing.isEmpty() ? State.SKIPPED : known ? State.CHANGED : State.WAITING;
      List<Verdict> open = study.findings().stream().map(ListedStudy::open).toList();
      return new ListedStudy(name, study.claim(), state, open, missing);
    } catch (InvalidInput problem) {
      return new ListedStudy(name, problem.getMessage(), State.UNREADABLE, List.of(), List.of());
    }
  }

  private static Verdict open(Finding finding) {
    return new Verdict(
        finding.what(),
        finding.step() + "." + finding.value(),
        null,
        null,
        null,
        finding.published(),
        finding.expectation().text(),
        false);
  }

  void print(PrintWriter out) {
    out.println(state == State.RAN ? study : study + ": " + state.text);
    wrap(Lodestone.printable(claim)).forEach(line -> out.println("  " + line));
    if (!needs.isEmpty()) {
      int more = needs.size() - MOST_NEEDS;
      String some = String.join(", ", needs.subList(0, Math.min(MOST_NEEDS, needs.size())));
      out.println(
          "  needs " + Lodestone.printable(some) + (more > 0 ? " and " + more + " more" : ""));
    }
    if (!findings.isEmpty()) {
      TextTable table = new TextTable("finding", "ours", "published", "expected", "verdict");
      for (Verdict verdict : findings) {
        table.row(
            Lodestone.printable(verdict.what()),
            state == State.RAN ? StudySummary.number(verdict) : null,
            Lodestone.printable(verdict.published()),
            verdict.expected(),
            state != State.RAN ? state.text : verdict.agrees() ? "agrees" : "DIFFERS");
      }
      StringWriter text = new StringWriter();
      table.print(new PrintWriter(text, true));
      text.toString().lines().forEach(line -> out.println("  " + line));
    }
    out.println();
  }

  /** Lines that are no wider than a page, broken at blanks. */
  private static List<String> wrap(String text) {
    return text.replaceAll("(.{1," + WIDTH + "})(?:\\s+|$)", "$1\n").lines().toList();
  }
}
