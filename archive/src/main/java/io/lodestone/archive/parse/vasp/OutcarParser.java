package io.lodestone.archive.parse.vasp;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;
import java.util.regex.Pattern;

/** Reads OUTCAR of VASP 4.6, 5 and 6, with INCAR, KPOINTS, EIGENVAL and DOSCAR beside it. */
@AutoService(Parser.class)
public final class OutcarParser implements Parser {
  private static final Pattern RELEASE = Pattern.compile("(?m)^\\s*vasp\\.\\d+\\.\\S+ ");

  @Override
  public String program() {
    return "VASP";
  }

  @Override
  public String format() {
    return "OUTCAR";
  }

  @Override
  public Role role() {
    return Role.CALCULATION_FALLBACK;
  }

  @Override
  public boolean recognizes(FileHead file) {
    String text = file.text();
    return text.contains("executed on") && RELEASE.matcher(text).find();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    try (TextReader lines = new TextReader(new WholeLines(file.open()), file.displayPath())) {
      new OutcarReader(file, lines, sink.begin("")).read();
    }
  }
}
