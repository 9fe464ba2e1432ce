package io.lodestone.archive.parse.table;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.SystemListener;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import java.io.IOException;
import java.util.Optional;

/**
 * A structure that is written in a cell of a table.
 *
 * @param text of a file in any format of structures, or JSON as pymatgen writes it
 * @param place the table and the row, for messages
 */
public record StructureText(String text, String place) {
  private static final int SHORTEST = 40;

  /** Whether a text is one of a structure, judged by its beginning. */
  public static boolean isOne(String text) {
    return text.length() > SHORTEST
        && (JsonStructure.recognizes(text) || MaterialColumns.structureFormat(text).isPresent());
  }

  /** The text of a structure that {@link #read} reads back with all digits. */
  public static String of(Structure structure) {
    return JsonStructure.write(structure);
  }

  /**
   * Reads the structure, the first where there are several.
   *
   * @throws InvalidInput when there is none
   */
  public Structure read() throws IOException {
    if (JsonStructure.recognizes(text)) {
      return new JsonStructure(text, place).read();
    }
    Parser parser =
        MaterialColumns.structureFormat(text).orElseThrow(() -> none("text of another kind"));
    Taker taker = new Taker();
    parser.parse(new CellFile(place, text), key -> taker);
    return Optional.ofNullable(taker.first)
        .flatMap(AtomicSystem::toStructure)
        .orElseThrow(() -> none("no atoms with positions"));
  }

  private InvalidInput none(String found) {
    return new InvalidInput(place, null, found, "the text of a structure file", "");
  }

  private static final class Taker extends SystemListener {
    private AtomicSystem first;

    @Override
    public int system(AtomicSystem system) {
      first = first == null ? system : first;
      return 0;
    }
  }
}
