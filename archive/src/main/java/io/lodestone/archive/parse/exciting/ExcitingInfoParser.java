package io.lodestone.archive.parse.exciting;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads exciting's INFO.OUT, of lithium (2012) to neon (2023), with input, eigenvalues, densities
 * of states and bands beside it.
 */
@AutoService(Parser.class)
public final class ExcitingInfoParser implements Parser {
  private static final Pattern STARTED =
      Pattern.compile("(?m)^[|\\s]*EXCITING\\b(?!.* for task).* started");

  @Override
  public String program() {
    return "exciting";
  }

  @Override
  public String format() {
    return "INFO.OUT";
  }

  @Override
  public Role role() {
    return Role.CALCULATION;
  }

  @Override
  public boolean recognizes(FileHead file) {
    return STARTED.matcher(file.text()).find();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    EntryRecorder entry = sink.begin("");
    ExcitingRun run = new ExcitingRun(entry, new ExcitingFolder(file, entry));
    try (TextReader in = new TextReader(file)) {
      run.read(in);
    } finally {
      run.end();
    }
    Optional<SourceFile> excited = new ExcitingFolder(file, entry).file("INFOXS.OUT");
    if (excited.isPresent()) {
      new XsRun(excited.get()).tell(sink);
    }
  }
}
