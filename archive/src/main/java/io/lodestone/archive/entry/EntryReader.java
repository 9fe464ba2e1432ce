package io.lodestone.archive.entry;

import io.lodestone.archive.metainfo.MetainfoJson;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads main files into entries, one entry at a time. */
public final class EntryReader {
  private final MetainfoJson json;

  /** Entries are written by {@code json}. */
  public EntryReader(MetainfoJson json) {
    this.json = json;
  }

  /** Takes finished entries; a draft is gone after the call. */
  @FunctionalInterface
  public interface Taker {
    /** The next finished entry. */
    void take(EntryDraft entry) throws IOException;
  }

  /**
   * Reads a main file.
   *
   * @return why the file could not be read to its end, if so; the entries up to there are taken all
   *     the same
   * @throws IOException if the file cannot be read or an entry cannot be taken
   */
  public Optional<InvalidInput> read(SourceFile file, Parser parser, Taker taker)
      throws IOException {
    try (Sink sink = new Sink(taker)) {
      Optional<InvalidInput> problem = parse(file, parser, sink);
      sink.finish();
      return file.damage().or(() -> problem);
    }
  }

  /** A mistake in a parser must not harm other files; its problem has the exception as cause. */
  private static Optional<InvalidInput> parse(SourceFile file, Parser parser, Sink sink)
      throws IOException {
    try {
      parser.parse(file, sink);
      return Optional.empty();
    } catch (InvalidInput problem) {
      return Optional.of(problem);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      InvalidInput problem =
          new InvalidInput(
              file.displayPath(),
              "",
              "content that its reader fails on (" + e + ")",
              "a file as " + parser.program() + " writes it",
              "please report this file");
      problem.initCause(e);
      return Optional.of(problem);
    }
  }

  private final class Sink implements EntrySink, AutoCloseable {
    private final Taker taker;
    private EntryDraft current;

    Sink(Taker taker) {
      this.taker = taker;
    }

    @Override
    public EntryDraft begin(String key) {
      try {
        finish();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      current = new EntryDraft(key, json);
      return current;
    }

    void finish() throws IOException {
      if (current != null) {
        EntryDraft finished = current;
        current = null;
        try (finished) {
          taker.take(finished);
        }
      }
    }

    @Override
    public void close() {
      if (current != null) {
        current.close();
      }
    }
  }
}
