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

  /** A number with its uncertainty and unit. */
  static String number(Verdict verdict) {
    String unit = verdict.unit() == null || verdict.unit().isEmpty() ? "" : " " + verdict.unit();
    return verdict.std() == null
        ? String.format(Locale.ROOT, "%.4g%s", verdict.ours(), unit)
        : String.format(Locale.ROOT, "%.4g ± %.2g%s", verdict.ours(), verdict.std(), unit);
  }
}
