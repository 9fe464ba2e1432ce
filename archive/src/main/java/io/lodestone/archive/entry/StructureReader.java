package io.lodestone.archive.entry;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.SystemListener;
import io.lodestone.archive.parse.table.TableReader;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the structures in a file of any known format, one at a time.
 *
 * <p>Of a calculation that is the last configuration, as the representative one of an entry; of a
 * file of structures it is every one.
 */
public final class StructureReader {
  private final Parsers parsers = new Parsers();

  /** Takes structures as they are read. */
  @FunctionalInterface
  public interface Taker {
    /**
     * The next structure.
     *
     * @param key tells the structures of one file apart: a data block, a number from 1; empty where
     *     there can be only one
     */
    void take(String key, Structure structure);
  }

  /** Whether the file is of a format that is known, judged by its name and first bytes. */
  public boolean recognizes(SourceFile file) throws IOException {
    return parsers.recognize(file.head()).isPresent();
  }

  /** As {@link #recognizes}, but for tables that have no column of structures. */
  public boolean mayHoldStructures(SourceFile file) throws IOException {
    Optional<Parser> parser = parsers.recognize(file.head());
    if (parser.isEmpty() || parser.get().role() != Role.TABLE) {
      return parser.isPresent();
    }
    try (TableReader table = TableReader.open(file)) {
      return table.layout().structure() >= 0;
    }
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInput when the file is of no known format, has no structure, or cannot be read
   *     to its end; the structures up to there are taken all the same
   * @throws IOException if the file cannot be read
   */
  public void read(SourceFile file, Taker taker) throws IOException {
    KnownFile known =
        KnownFile.of(
            file,
            parsers,
            "a file with a structure",
            "such as CIF, POSCAR, XYZ or the output of a calculation");
    Structures structures = new Structures(taker, known.isOfStructures());
    known.read(structures);
    if (structures.taken == 0) {
      throw new InvalidInput(
          file.displayPath(), "", "no atoms with positions", "a file with a structure", "");
    }
  }

  /** Keeps the systems of an entry until they are known to be wanted. */
  private static final class Structures extends SystemListener implements KnownFile.Listener {
    private final Taker taker;
    private final boolean every;
    private String key = "";
    private AtomicSystem last;
    private int systems;
    private int taken;

    Structures(Taker taker, boolean every) {
      this.taker = taker;
      this.every = every;
    }

    @Override
    public void next(String nextKey) {
      if (last != null) {
        take(last, every && systems > 1 ? Integer.toString(systems) : key);
      }
      last = null;
      systems = 0;
      key = nextKey;
    }

    private void take(AtomicSystem system, String name) {
      Optional<Structure> structure = system.toStructure();
      if (structure.isPresent()) {
        taken++;
        taker.take(name, structure.get());
      }
    }

    @Override
    public int system(AtomicSystem system) {
      if (every && last != null) {
        take(last, Integer.toString(systems));
      }
      last = system;
      return systems++;
    }
  }
}
