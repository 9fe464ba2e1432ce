package io.lodestone.cli;

import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.record.Verdict;
import java.io.PrintWriter;
import java.util.Locale;

/** What a study came to, for a terminal. */
record StudySummary(StudyRecord record) {
  void print(PrintWriter out) {
    out.println(Lodestone.printable(record.title()));
    out.println("claim: " + Lodestone.printable(record.claim()));
    record
        .steps()
        .forEach(
            (name, step) ->
                step.said()
                    .forEach(text -> out.println("  " + name + ": " + Lodestone.printable(text))));
    if (!record.findings().isEmpty()) {
      TextTable table = new TextTable("finding", "ours", "published", "expected", "verdict");
      for (Verdict verdict : record.findings()) {
        table.row(
            Lodestone.printable(verdict.what()),
            number(verdict),
            Lodestone.printable(verdict.published()),
            verdict.expected(),
            verdict.agrees() ? "agrees" : "DIFFERS");
      }
      out.println();
      table.print(out);
    }
    out.println();
  }

  /** A number with its uncertainty and unit; "none" where the step gives no such number. */
  static String number(Verdict verdict) {
    if (verdict.ours() == null) {
      return "none";
    }
    String unit = verdict.unit() == null || verdict.unit().isEmpty() ? "" : " " + verdict.unit();
    return verdict.std() == null
        ? digits(verdict.ours(), 4) + unit
        : digits(verdict.ours(), 4) + " ± " + digits(verdict.std(), 2) + unit;
  }

  /** So many digits that count, but all of a whole number: most of those are counts. */
  private static String digits(double number, int digits) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%." + digits + "g", number);
  }
}
