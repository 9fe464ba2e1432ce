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
 * @param text of a file in any format of structures
 * @param place the table and the row, for messages
 */
public record StructureText(String text, String place) {
  /**
   * Reads the structure, the first where there are several.
   *
   * @throws InvalidInput when there is none
   */
  public Structure read() throws IOException {
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
