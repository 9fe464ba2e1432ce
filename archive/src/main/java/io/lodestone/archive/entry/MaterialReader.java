package io.lodestone.archive.entry;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Parsers;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.SystemListener;
import io.lodestone.archive.parse.table.TableReader;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Subject;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads what a file of any known format tells of materials, one at a time: their compositions,
 * structures and spectra.
 *
 * <p>Of a calculation that is the last configuration, as the representative one of an entry; of a
 * file of structures it is every one.
 */
public final class MaterialReader {
  private final Parsers parsers = new Parsers();
  private final boolean structures;

  private MaterialReader(boolean structures) {
    this.structures = structures;
  }

  /** Reads every material of which anything is known. */
  public static MaterialReader ofAll() {
    return new MaterialReader(false);
  }

  /** Reads materials whose structures are known, and passes over others. */
  public static MaterialReader ofStructures() {
    return new MaterialReader(true);
  }

  /** Takes materials as they are read. */
  @FunctionalInterface
  public interface Taker {
    /**
     * The next material.
     *
     * @param key tells the materials of one file apart: a data block, a number from 1; empty where
     *     there can be only one
     */
    void take(String key, Subject material);
  }

  /** Whether the file is of a format that is known, judged by its name and first bytes. */
  public boolean recognizes(SourceFile file) throws IOException {
    return parsers.recognize(file.head()).isPresent();
  }

  /**
   * As {@link #recognizes}, but for tables that have no column of structures, and for measurements
   * where structures are wanted.
   */
  public boolean mayHoldMaterials(SourceFile file) throws IOException {
    Optional<Parser> parser = parsers.recognize(file.head());
    return switch (parser.map(Parser::role).orElse(null)) {
      case null -> false;
      case CALCULATION, CALCULATION_FALLBACK, STRUCTURE -> true;
      case MEASUREMENT -> !structures;
      case TABLE -> {
        try (TableReader table = TableReader.open(file)) {
          yield table.layout().structure() >= 0;
        }
      }
    };
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInput when the file is of no known format, tells no material, or cannot be read
   *     to its end; the materials up to there are taken all the same
   * @throws IOException if the file cannot be read
   */
  public void read(SourceFile file, Taker taker) throws IOException {
    String expected = "a file with a structure" + (structures ? "" : " or a spectrum");
    KnownFile known =
        KnownFile.of(
            file, parsers, expected, "such as CIF, POSCAR, XYZ or the output of a calculation");
    Materials materials = new Materials(taker, new PartNames(known));
    known.read(materials);
    if (materials.taken == 0) {
      throw new InvalidInput(file.displayPath(), "", "no atoms with positions", expected, "");
    }
  }

  /** Keeps what an entry tells until it is known to be wanted. */
  private final class Materials extends SystemListener implements KnownFile.Listener {
    private final Taker taker;
    private final PartNames names;
    private EntrySubject entry = new EntrySubject();
    private int taken;

    Materials(Taker taker, PartNames names) {
      this.taker = taker;
      this.names = names;
    }

    @Override
    public void next(String nextKey) {
      take(names.nextEntry(nextKey));
    }

    private void take(String name) {
      Subject material = entry.subject();
      entry = new EntrySubject();
      boolean wanted =
          structures ? material.as(Structure.class).isPresent() : !material.isUnknown();
      if (wanted) {
        taken++;
        taker.take(name, material);
      }
    }

    @Override
    public int system(AtomicSystem system) {
      if (names.endsPart()) {
        take(names.frame());
      }
      entry.add(system);
      return names.nextFrame();
    }

    @Override
    public void calculation(Calculation calculation) {
      entry.add(calculation);
    }
  }
}
