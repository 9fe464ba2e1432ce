package io.lodestone.cli;

import io.lodestone.archive.ingest.IngestReport;
import java.io.PrintWriter;
import java.util.List;

/** What an ingest did, as a table and the lists of files to look at. */
final class IngestTable {
  private static final int NOTES_SHOWN = 20;

  private final IngestReport report;

  IngestTable(IngestReport report) {
    this.report = report;
  }

  /** Prints the counts per program. */
  void print(PrintWriter out) {
    TextTable table =
        new TextTable("program", "main files", "entries", "unchanged", "duplicates", "damaged");
    report.byProgram().forEach((program, counts) -> row(table, program, counts));
    row(table, "all", report.total());
    table.print(out);
  }

  /**
   * Prints the files that were not read, or not to their end, are doubtful, or of no known format.
   */
  void printNotes(PrintWriter out) {
    notes("not read, or not to the end", report.failed(), report.failedCount(), out);
    notes("read, but doubtful", report.doubtful(), report.doubtfulCount(), out);
    notes("of no known format, kept", report.unrecognized(), report.unrecognizedCount(), out);
  }

  private static void row(TextTable table, String program, IngestReport.Counts counts) {
    table.row(
        program,
        counts.mainFiles(),
        counts.entries(),
        counts.unchanged(),
        counts.duplicates(),
        counts.damaged());
  }

  private static void notes(
      String title, List<IngestReport.FileNote> notes, long count, PrintWriter out) {
    if (count == 0) {
      return;
    }
    out.println();
    out.println(count + (count == 1 ? " file " : " files ") + title + ":");
    for (IngestReport.FileNote note : notes.subList(0, Math.min(NOTES_SHOWN, notes.size()))) {
      boolean named = note.reason().startsWith(note.path());
      out.println("  " + Lodestone.printable((named ? "" : note.path() + ": ") + note.reason()));
    }
    if (count > NOTES_SHOWN) {
      out.println(
          "  and "
              + (count - NOTES_SHOWN)
              + " more: lodestone sql \"SELECT path, reason FROM files WHERE reason IS NOT NULL\"");
    }
  }
}
