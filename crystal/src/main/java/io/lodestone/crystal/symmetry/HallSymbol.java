package io.lodestone.crystal.symmetry;

import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A space-group symbol from which the operations follow without a table.
 *
 * <p>S. R. Hall, Acta Cryst. A 37, 517 (1981), with the explicit-origin notation of International
 * Tables for Crystallography B (2010), A1.4.2.3: a lattice letter, up to four generating rotations
 * with their translations, and a change of basis in brackets, such as {@code P 31 2 (0 0 4)}.
 */
public final class HallSymbol {
  private static final int TWELFTHS = 12;

  /** Operations modulo lattice vectors of the largest group: 48 rotations, 4 centrings. */
  private static final int LARGEST_GROUP = 192;

  private final String text;
  private final List<SymmetryOperation> operations;

  private HallSymbol(String text, List<SymmetryOperation> operations) {
    this.text = text;
    this.operations = operations;
  }

  /**
   * Interprets a symbol.
   *
   * @throws InvalidInput when the text is no Hall symbol
   */
  public static HallSymbol parse(String text) {
    String symbol = text.replace('_', ' ').strip();
    int bracket = symbol.indexOf('(');
    String body = (bracket < 0 ? symbol : symbol.substring(0, bracket)).strip();
    boolean centric = body.startsWith("-");
    body = centric ? body.substring(1).strip() : body;
    if (body.isEmpty()) {
      throw notHall(text);
    }
    List<SymmetryOperation> generators = new ArrayList<>(centrings(body.charAt(0), text));
    if (centric) {
      generators.add(inversion());
    }
    int precedingOrder = 0;
    char precedingAxis = 'z';
    int place = 0;
    for (String word : body.substring(1).strip().split("\\s+")) {
      if (!word.isEmpty()) {
        HallRotation rotation =
            HallRotation.parse(word, ++place, precedingOrder, precedingAxis, text);
        generators.add(rotation.operation());
        precedingOrder = rotation.order();
        precedingAxis = rotation.axis();
      }
    }
    if (place == 0) {
      throw notHall(text);
    }
    if (bracket >= 0) {
      SymmetryOperation change = changeOfBasis(symbol.substring(bracket), text);
      SymmetryOperation back = change.inverse();
      generators.replaceAll(generator -> change.after(generator).after(back));
    }
    return new HallSymbol(text.strip(), close(generators, text));
  }

  /**
   * The operations modulo lattice vectors, the identity first, each translation in [0, 1); those of
   * a centred cell with every centring.
   */
  public List<SymmetryOperation> operations() {
    return operations;
  }

  @Override
  public String toString() {
    return text;
  }

  static InvalidInput notHall(String text) {
    return new InvalidInput(null, null, "'" + text + "'", "a Hall symbol such as -P 2ybc", null);
  }

  private static SymmetryOperation inversion() {
    return SymmetryOperation.of(new int[] {-1, 0, 0, 0, -1, 0, 0, 0, -1}, new int[3], 1);
  }

  private static List<SymmetryOperation> centrings(char lattice, String text) {
    int[][] twelfths =
        switch (Character.toUpperCase(lattice)) {
          case 'P' -> new int[][] {};
          case 'A' -> new int[][] {{0, 6, 6}};
          case 'B' -> new int[][] {{6, 0, 6}};
          case 'C' -> new int[][] {{6, 6, 0}};
          case 'I' -> new int[][] {{6, 6, 6}};
          case 'F' -> new int[][] {{0, 6, 6}, {6, 0, 6}};
          case 'R' -> new int[][] {{8, 4, 4}};
          case 'S' -> new int[][] {{4, 4, 8}};
          case 'T' -> new int[][] {{4, 8, 4}};
          case 'H' -> new int[][] {{8, 4, 0}};
          default -> throw notHall(text);
        };
    List<SymmetryOperation> centrings = new ArrayList<>();
    for (int[] shift : twelfths) {
      centrings.add(SymmetryOperation.of(SymmetryOperation.IDENTITY.rotation(), shift, TWELFTHS));
    }
    return centrings;
  }

  /** Either an origin shift in twelfths, {@code (0 0 1)}, or a triplet, {@code (x-y,x+y,z)}. */
  private static SymmetryOperation changeOfBasis(String brackets, String text) {
    if (!brackets.endsWith(")")) {
      throw notHall(text);
    }
    String inside = brackets.substring(1, brackets.length() - 1).strip();
    if (inside.toLowerCase(Locale.ROOT).contains("x")) {
      return SymmetryOperation.parse(inside);
    }
    String[] words = inside.split("\\s+");
    int[] shift = new int[3];
    if (words.length != 3) {
      throw notHall(text);
    }
    for (int i = 0; i < 3; i++) {
      if (!words[i].matches("-?\\d{1,2}")) {
        throw notHall(text);
      }
      shift[i] = Integer.parseInt(words[i]);
    }
    return SymmetryOperation.of(SymmetryOperation.IDENTITY.rotation(), shift, TWELFTHS);
  }

  /** All products of the generators, modulo lattice vectors. */
  private static List<SymmetryOperation> close(List<SymmetryOperation> generators, String text) {
    Set<SymmetryOperation> known = new LinkedHashSet<>();
    known.add(SymmetryOperation.IDENTITY);
    List<SymmetryOperation> found = new ArrayList<>(known);
    for (int i = 0; i < found.size(); i++) {
      for (SymmetryOperation generator : generators) {
        SymmetryOperation product = generator.after(found.get(i)).modLattice();
        if (known.add(product)) {
          found.add(product);
          if (found.size() > LARGEST_GROUP) {
            throw notHall(text);
          }
        }
      }
    }
    return List.copyOf(found);
  }
}
