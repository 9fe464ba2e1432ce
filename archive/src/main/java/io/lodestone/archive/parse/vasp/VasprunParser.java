package io.lodestone.archive.parse.vasp;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.xml.XmlScanner;
import java.io.IOException;
import java.util.regex.Pattern;

/** Reads vasprun.xml of VASP 4.6, 5 and 6, whole or cut off. */
@AutoService(Parser.class)
public final class VasprunParser implements Parser {
  private static final Pattern PROGRAM =
      Pattern.compile("<i\\s[^>]*name=\"program\"[^>]*>\\s*vasp", Pattern.CASE_INSENSITIVE);

  @Override
  public String program() {
    return "VASP";
  }

  @Override
  public String format() {
    return "vasprun.xml";
  }

  @Override
  public Role role() {
    return Role.CALCULATION;
  }

  @Override
  public boolean recognizes(FileHead file) {
    String text = file.text();
    return text.contains("<modeling>") && PROGRAM.matcher(text).find();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    try (XmlScanner xml = new XmlScanner(file.open(), file.displayPath())) {
      new VasprunReader(file, xml, sink.begin("")).read();
    }
  }
}
