package io.lodestone.archive.parse.cif;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.crystal.symmetry.HallSymbol;
import io.lodestone.crystal.symmetry.SpaceGroupType;
import io.lodestone.crystal.symmetry.SymmetryOperation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads which symmetry operations fill the cell of a data block.
 *
 * <p>Operations that are listed are taken as they are. Where none is, they follow from the Hall
 * symbol, else from the Hermann-Mauguin symbol, else from the number of the space group; the last
 * two may leave open which of several settings is meant.
 */
final class CifSymmetry {
  private static final String[] OPERATIONS = {
    "_space_group_symop_operation_xyz",
    "_symmetry_equiv_pos_as_xyz",
    "_symmetry_equiv_pos_as_xyz_",
    "_space_group_symop_xyz"
  };
  private static final String[] MAGNETIC_OPERATIONS = {
    "_space_group_symop_magn_operation_xyz", "_space_group_symop_magn_operation"
  };
  private static final String[] MAGNETIC_CENTRINGS = {
    "_space_group_symop_magn_centering_xyz", "_space_group_symop_magn_centering"
  };
  private static final String[] SUPERSPACE_OPERATIONS = {
    "_space_group_symop_ssg_operation_algebraic"
  };
  private static final String[] HALL = {
    "_space_group_name_hall", "_symmetry_space_group_name_hall"
  };
  private static final String[] HERMANN_MAUGUIN = {
    "_space_group_name_h-m_alt",
    "_symmetry_space_group_name_h-m",
    "_space_group_name_h-m_full",
    "_space_group_name_h-m_ref",
    "_space_group_name_h-m",
    "_symmetry_space_group_name_h-m_alt"
  };
  private static final String[] NUMBER = {"_space_group_it_number", "_symmetry_int_tables_number"};

  /** Operations of the largest space group, times the centrings of a large magnetic cell. */
  private static final int MOST_OPERATIONS = 192 * 32;

  private final CifBlock block;
  private final String source;
  private final Consumer<String> warnings;

  CifSymmetry(CifBlock block, String source, Consumer<String> warnings) {
    this.block = block;
    this.source = source;
    this.warnings = warnings;
  }

  /** An operation with 1, or −1 where it reverses time, which turns magnetic moments around. */
  record Operation(SymmetryOperation operation, int timeReversal) {}

  /**
   * One way to read what the block states.
   *
   * @param operations modulo lattice vectors, the identity first
   * @param type the tabulated setting that was taken from a symbol; empty for listed operations
   */
  record Reading(List<Operation> operations, Optional<SpaceGroupType> type) {}

  /** Number of the space group as stated, or null. */
  Integer statedNumber() {
    String text = block.text(NUMBER);
    return text != null && text.matches("\\d{1,3}") ? Integer.valueOf(text) : null;
  }

  /** Hermann-Mauguin symbol as stated, or null. */
  String statedSymbol() {
    return block.text(HERMANN_MAUGUIN);
  }

  /** Hall symbol as stated, or null. */
  String statedHall() {
    return block.text(HALL);
  }

  /**
   * The possible readings, the most usual first; more than one only where a symbol is ambiguous.
   *
   * @throws InvalidInput where operations are listed that are none and no symbol helps
   */
  List<Reading> readings(Lattice lattice) {
    InvalidInput unreadable = null;
    try {
      Reading listed = listed();
      if (listed != null) {
        return List.of(listed);
      }
    } catch (InvalidInput e) {
      unreadable = e;
    }
    List<Reading> named = fromSymbols(lattice);
    if (!named.isEmpty()) {
      if (unreadable != null) {
        warnings.accept(unreadable.getMessage() + "; operations taken from the symbol");
      }
      return named;
    }
    if (unreadable != null) {
      throw unreadable;
    }
    String symbol = statedSymbol() != null ? statedSymbol() : statedHall();
    if (symbol != null) {
      throw new InvalidInput(
          source, "data_" + block.code(), "'" + symbol + "'", "a known space-group symbol", null);
    }
    warnings.accept("no symmetry is stated; the sites are taken as the whole cell");
    return List.of(
        new Reading(List.of(new Operation(SymmetryOperation.IDENTITY, 1)), Optional.empty()));
  }

  private Reading listed() {
    List<CifValue> magnetic = block.column(MAGNETIC_OPERATIONS);
    List<CifValue> modulated = block.column(SUPERSPACE_OPERATIONS);
    List<Operation> operations = parse(magnetic.isEmpty() ? block.column(OPERATIONS) : magnetic);
    if (operations.isEmpty() && !modulated.isEmpty()) {
      operations = parse(modulated);
      warnings.accept("the structure is modulated; its average is given");
    }
    if (operations.isEmpty()) {
      return null;
    }
    List<Operation> centrings =
        magnetic.isEmpty() ? List.of() : parse(block.column(MAGNETIC_CENTRINGS));
    if ((long) operations.size() * Math.max(1, centrings.size()) > MOST_OPERATIONS) {
      throw new InvalidInput(
          source,
          "data_" + block.code(),
          operations.size() + " operations",
          "at most " + MOST_OPERATIONS + " symmetry operations",
          null);
    }
    Set<Operation> all = new LinkedHashSet<>();
    all.add(new Operation(SymmetryOperation.IDENTITY, 1));
    int stated = 0;
    for (Operation centring :
        centrings.isEmpty() ? List.of(new Operation(SymmetryOperation.IDENTITY, 1)) : centrings) {
      for (Operation operation : operations) {
        all.add(
            new Operation(
                centring.operation().after(operation.operation()).modLattice(),
                centring.timeReversal() * operation.timeReversal()));
        stated++;
      }
    }
    if (all.size() > stated) {
      warnings.accept("the identity is missing among the symmetry operations");
    } else if (all.size() < stated) {
      warnings.accept((stated - all.size()) + " symmetry operations are listed twice");
    }
    if (!isGroup(all)) {
      warnings.accept("the listed symmetry operations do not form a group");
    }
    return new Reading(List.copyOf(all), Optional.empty());
  }

  private List<Operation> parse(List<CifValue> column) {
    List<Operation> operations = new ArrayList<>();
    for (CifValue value : column) {
      if (value.text() == null) {
        continue;
      }
      String text = value.text().strip();
      int timeReversal = 1;
      if (text.contains("x1")) {
        text = inSpace(text);
      }
      // The fourth part of a magnetic operation: x,y,z,-1.
      int last = text.lastIndexOf(',');
      if (last > 0
          && text.substring(last + 1).strip().matches("[+-]?1")
          && text.chars().filter(c -> c == ',').count() == 3) {
        timeReversal = text.substring(last + 1).contains("-") ? -1 : 1;
        text = text.substring(0, last);
      }
      try {
        operations.add(new Operation(SymmetryOperation.parse(text), timeReversal));
      } catch (InvalidInput e) {
        throw new InvalidInput(
            source,
            "line " + value.line() + ", column " + value.column(),
            e.found(),
            e.expected(),
            e.hint());
      }
    }
    return operations;
  }

  /** The part of a superspace operation in the three dimensions of space. */
  private static String inSpace(String superspace) {
    String[] parts = superspace.split(",");
    return String.join(",", List.of(parts).subList(0, Math.min(3, parts.length)))
        .replace("x1", "x")
        .replace("x2", "y")
        .replace("x3", "z");
  }

  private static boolean isGroup(Set<Operation> operations) {
    if (operations.size() > 192) {
      return true; // magnetic supercells; the check would cost more than it is worth
    }
    for (Operation a : operations) {
      for (Operation b : operations) {
        Operation product =
            new Operation(
                a.operation().after(b.operation()).modLattice(),
                a.timeReversal() * b.timeReversal());
        if (!operations.contains(product)) {
          return false;
        }
      }
    }
    return true;
  }

  private List<Reading> fromSymbols(Lattice lattice) {
    String hall = statedHall();
    if (hall != null) {
      try {
        return List.of(
            reading(HallSymbol.parse(hall).operations(), SpaceGroupType.ofHallSymbol(hall)));
      } catch (InvalidInput e) {
        warnings.accept(e.getMessage());
      }
    }
    for (String name : HERMANN_MAUGUIN) {
      String symbol = block.text(name);
      if (symbol != null) {
        List<Reading> readings = fitting(SpaceGroupType.named(symbol), lattice);
        if (!readings.isEmpty()) {
          return readings;
        }
        warnings.accept("'" + symbol + "' is no known Hermann-Mauguin symbol for this cell");
      }
    }
    Integer number = statedNumber();
    return number == null ? List.of() : fitting(SpaceGroupType.ofNumber(number), lattice);
  }

  private static List<Reading> fitting(List<SpaceGroupType> types, Lattice lattice) {
    return types.stream()
        .filter(type -> type.fits(lattice))
        .map(type -> reading(type.operations(), Optional.of(type)))
        .toList();
  }

  private static Reading reading(
      List<SymmetryOperation> operations, Optional<SpaceGroupType> type) {
    return new Reading(
        operations.stream().map(operation -> new Operation(operation, 1)).toList(), type);
  }
}
