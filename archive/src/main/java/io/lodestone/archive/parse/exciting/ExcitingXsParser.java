package io.lodestone.archive.parse.exciting;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Reads exciting's INFOXS.OUT (excited states) where no INFO.OUT lies beside it, which else is the
 * main file of both.
 */
@AutoService(Parser.class)
public final class ExcitingXsParser implements Parser {
  private static final Pattern STARTED = Pattern.compile("\\|\\s*EXCITING\\b.* started for task");

  @Override
  public String program() {
    return "exciting";
  }

  @Override
  public String format() {
    return "INFOXS.OUT";
  }

  @Override
  public Role role() {
    return Role.CALCULATION_FALLBACK;
  }

  @Override
  public boolean recognizes(FileHead file) {
    return STARTED.matcher(file.text()).find();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    new XsRun(file).tell(sink);
  }
}
