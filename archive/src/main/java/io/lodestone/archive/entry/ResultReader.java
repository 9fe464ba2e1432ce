package io.lodestone.archive.entry;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Program;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.archive.normalize.Normalizer;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;

/**
 * Reads what calculations and rows of tables came to, without an archive and without the rest.
 *
 * <p>Of a calculation that is its end; of a file of structures it is every frame; of a table it is
 * every row.
 */
public final class ResultReader {
  private final Parsers parsers = new Parsers();

  /**
   * What one calculation, frame or row came to.
   *
   * @param key tells the results of one file apart: a row, a data block, a number from 1; empty
   *     where there is one
   * @param results in SI units
   * @param system the configuration they are of, or null
   * @param calculation the last one told, or null
   */
  public record Outcome(
      String key, Results results, AtomicSystem system, Calculation calculation) {}

  /** Takes outcomes as they are read. */
  @FunctionalInterface
  public interface Taker {
    /** The next outcome. */
    void take(Outcome outcome);
  }

  /** Whether the file is of a format that is known, judged by its name and first bytes. */
  public boolean recognizes(SourceFile file) throws IOException {
    return parsers.recognize(file.head()).isPresent();
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInput when the file is of no known format or cannot be read to its end; what
   *     comes before is taken all the same
   * @throws IOException if the file cannot be read
   */
  public void read(SourceFile file, Taker taker) throws IOException {
    KnownFile known =
        KnownFile.of(
            file,
            parsers,
            "the output of a calculation, extended XYZ or a table",
            "a table has a header with a column 'formula'");
    Outcomes outcomes = new Outcomes(taker, new PartNames(known));
    known.read(outcomes);
  }

  /** Lets a normalizer of its own listen to every entry, or to every frame. */
  private static final class Outcomes implements KnownFile.Listener {
    private final Taker taker;
    private final PartNames names;
    private Normalizer normalizer = new Normalizer();
    private Calculation calculation;
    private Program program;
    private boolean told;

    Outcomes(Taker taker, PartNames names) {
      this.taker = taker;
      this.names = names;
    }

    @Override
    public void next(String nextKey) {
      finish(names.nextEntry(nextKey));
      program = null;
    }

    private void finish(String name) {
      if (told) {
        taker.take(
            new Outcome(
                name, normalizer.results(), normalizer.representativeSystem(), calculation));
      }
      normalizer = new Normalizer();
      calculation = null;
      told = false;
    }

    @Override
    public int system(AtomicSystem system) {
      if (names.endsPart()) {
        finish(names.frame());
        if (program != null) {
          normalizer.program(program);
        }
      }
      told = true;
      normalizer.system(system);
      return names.nextFrame();
    }

    @Override
    public void calculation(Calculation next) {
      told = true;
      calculation = next;
      normalizer.calculation(next);
    }

    @Override
    public void program(Program next) {
      program = next;
      normalizer.program(next);
    }

    @Override
    public void timeRun(TimeRun time) {}

    @Override
    public void cleanEnd(boolean clean) {
      normalizer.cleanEnd(clean);
    }

    @Override
    public void warning(String text) {
      told |= names.isBeforeFrames();
      normalizer.warning(text);
    }

    @Override
    public int method(Method method) {
      return normalizer.method(method);
    }

    @Override
    public void workflow(Workflow workflow) {
      normalizer.workflow(workflow);
    }

    @Override
    public void property(MaterialProperty property) {
      told = true;
      normalizer.property(property);
    }

    @Override
    public void extra(String name, Object value) {
      normalizer.extra(name, value);
    }
  }
}
