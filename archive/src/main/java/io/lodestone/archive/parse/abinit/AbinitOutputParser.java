package io.lodestone.archive.parse.abinit;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Reads the main output of ABINIT ({@code .abo}, before version 9 {@code .out}), versions 6 to 10,
 * with the files {@code _EIG} and {@code _DOS} beside it.
 */
@AutoService(Parser.class)
public final class AbinitOutputParser implements Parser {
  /** Words of the last line of a run that ended properly. */
  static final String FAREWELL = "Overall time at end";

  private static final Pattern START = Pattern.compile("(?m)^\\s*\\.Version\\s+\\S+\\s+of ABINIT");

  /** The log holds the same lines, but also what the main output leaves out. */
  private static final Pattern LOG =
      Pattern.compile("(?m)^\\s*(ABINIT(\\s+\\d[\\d.]*)?|=== Build Information ===)\\s*$");

  @Override
  public String program() {
    return "ABINIT";
  }

  @Override
  public String format() {
    return "main output";
  }

  @Override
  public Role role() {
    return Role.CALCULATION;
  }

  @Override
  public boolean recognizes(FileHead file) {
    String text = file.text();
    return START.matcher(text).find() && !LOG.matcher(text).find();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    try (PrintedLines lines = new PrintedLines(file, FAREWELL)) {
      new AbinitRun(file, lines, sink.begin("")).read();
    }
  }
}
