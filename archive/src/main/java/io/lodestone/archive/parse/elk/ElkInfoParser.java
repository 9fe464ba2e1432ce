package io.lodestone.archive.parse.elk;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;

/**
 * Reads Elk's INFO.OUT, version 1 to 10, with eigenvalues, densities of states, bands and the steps
 * of a relaxation beside it.
 */
@AutoService(Parser.class)
public final class ElkInfoParser implements Parser {
  @Override
  public String program() {
    return "Elk";
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
    return ElkRun.VERSION.matcher(file.text()).find();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    EntryRecorder entry = sink.begin("");
    ElkRun run = new ElkRun(entry, new ElkFolder(file, entry));
    try (TextReader in = new TextReader(file)) {
      run.read(in);
    } finally {
      run.end();
    }
  }
}
