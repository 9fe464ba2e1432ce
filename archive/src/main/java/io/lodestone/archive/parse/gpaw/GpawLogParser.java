package io.lodestone.archive.parse.gpaw;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads GPAW's text log, version 0.9 to 25, of the classic and of the rewritten ({@code gpaw.new})
 * calculator.
 *
 * <p>A log to which several calculators wrote, one after the other, is one entry for each.
 */
@AutoService(Parser.class)
public final class GpawLogParser implements Parser {
  @Override
  public String program() {
    return "GPAW";
  }

  @Override
  public String format() {
    return "text log";
  }

  @Override
  public Role role() {
    return Role.CALCULATION;
  }

  @Override
  public boolean recognizes(FileHead file) {
    return file.text().lines().anyMatch(line -> LogBanner.of(line).isPresent());
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    try (TextReader in = new TextReader(file)) {
      GpawLog entry = null;
      int entries = 0;
      for (String line = in.next(); line != null; line = in.next()) {
        Optional<LogBanner> banner = LogBanner.of(line);
        if (banner.isPresent()) {
          if (entry != null) {
            entry.end();
          }
          entries++;
          entry =
              new GpawLog(
                  sink.begin(entries == 1 ? "" : "calculator " + entries),
                  banner.get().version(),
                  file);
        } else if (entry != null) {
          entry.read(line);
        }
      }
      if (entry != null) {
        entry.end();
      }
    }
  }
}
