package io.lodestone.archive.parse.fhiaims;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;

/**
 * Reads the main output of FHI-aims, whatever its name, of versions from 071914 (July 2014) on.
 *
 * @see <a href="https://doi.org/10.1016/j.cpc.2009.06.022">Blum et al., Comput. Phys. Commun. 180,
 *     2175 (2009)</a>
 */
@AutoService(Parser.class)
public final class FhiAimsParser implements Parser {
  @Override
  public String program() {
    return "FHI-aims";
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
    return file.contains("Invoking FHI-aims");
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    try (TextReader in = new TextReader(new WholeLines(file.open()), file.displayPath())) {
      new MainOutput(file, in, sink.begin("")).read();
    }
  }
}
