package io.lodestone.archive.parse.cp2k;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import java.io.IOException;

/**
 * Reads the main output of CP2K, whatever its name, of versions from 2.6 on.
 *
 * @see <a href="https://doi.org/10.1063/5.0007045">Kühne et al., J. Chem. Phys. 152, 194103
 *     (2020)</a>
 */
@AutoService(Parser.class)
public final class Cp2kParser implements Parser {
  @Override
  public String program() {
    return "CP2K";
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
    String head = file.text();
    return head.contains("CP2K| version string:")
        || head.contains("DBCSR| ") && head.contains("PROGRAM STARTED AT");
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    try (MainOutput output = new MainOutput(file, sink.begin(""))) {
      output.read();
    }
  }
}
