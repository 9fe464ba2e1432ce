package io.lodestone.archive.parse.quantumespresso;

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
 * Reads the text output of pw.x, the plane-wave program of Quantum ESPRESSO, versions 4 to 7.
 *
 * <p>A file may hold the outputs of several runs one after the other; each one is an entry.
 */
@AutoService(Parser.class)
public final class QuantumEspressoParser implements Parser {
  /** Words of the last lines of a run that ended properly. */
  static final String FAREWELL = "JOB DONE";

  private static final Pattern START =
      Pattern.compile("(?m)^\\s*Program PWSCF\\s+v\\.\\s*\\S.*\\bstarts\\b");

  @Override
  public String program() {
    return "Quantum ESPRESSO";
  }

  @Override
  public String format() {
    return "pw.x output";
  }

  @Override
  public Role role() {
    return Role.CALCULATION;
  }

  @Override
  public boolean recognizes(FileHead file) {
    return START.matcher(file.text()).find();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    try (PrintedLines lines = new PrintedLines(file, QuantumEspressoParser.FAREWELL)) {
      int runs = 0;
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.startsWith(RunHead.START)) {
          runs++;
          String key = runs == 1 ? "" : "run " + runs;
          new PwRun(file, lines, sink.begin(key)).read(line);
        }
      }
    }
  }
}
