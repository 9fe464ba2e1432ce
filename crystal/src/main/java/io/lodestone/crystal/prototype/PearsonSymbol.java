package io.lodestone.crystal.prototype;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.crystal.symmetry.CrystalSystem;
import io.lodestone.crystal.symmetry.SpaceGroupType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Crystal family, centring and number of atoms, such as {@code cF8} of diamond.
 *
 * <p>As in AFLOW, the atoms of rhombohedral crystals are those of the primitive cell ({@code hR10}
 * of corundum, where IUPAC counts the hexagonal cell and has {@code hR30}), and one-face centred
 * cells are {@code C} whatever the face.
 *
 * @param family {@code a} triclinic (anorthic), {@code m}, {@code o}, {@code t}, {@code h} trigonal
 *     and hexagonal, {@code c}
 * @param centring {@code P}, {@code C}, {@code I}, {@code F} or {@code R}
 * @param atoms in the conventional cell, or in the primitive one for {@code R}
 */
public record PearsonSymbol(char family, char centring, int atoms) {
  private static final Pattern WRITTEN = Pattern.compile("([amothc])([PCIFR])(\\d{1,6})");
  private static final char MONOCLINIC = 'm';
  private static final int RHOMBOHEDRAL_POINTS = 3;

  /**
   * The symbol of crystals of a space group.
   *
   * @param type in any setting
   * @param atoms in the cell of the setting
   */
  static PearsonSymbol of(SpaceGroupType type, int atoms) {
    char lattice = type.fullSymbol().charAt(0);
    char family =
        type.crystalSystem() == CrystalSystem.TRICLINIC
            ? 'a'
            : type.crystalSystem() == CrystalSystem.TRIGONAL
                ? 'h'
                : Character.toLowerCase(type.crystalSystem().name().charAt(0));
    boolean oneFace = lattice == 'A' || lattice == 'B' || lattice == 'I' && family == MONOCLINIC;
    boolean hexagonalAxes = lattice == 'R' && !type.choice().equals("R");
    return new PearsonSymbol(
        family, oneFace ? 'C' : lattice, hexagonalAxes ? atoms / RHOMBOHEDRAL_POINTS : atoms);
  }

  /**
   * Reads a symbol such as {@code tI16}.
   *
   * @throws InvalidInput if it is none
   */
  public static PearsonSymbol parse(String symbol) {
    Matcher written = WRITTEN.matcher(symbol);
    if (!written.matches()) {
      throw new InvalidInput(
          null, null, symbol, "a Pearson symbol such as cF8", "family, centring, number of atoms");
    }
    return new PearsonSymbol(
        written.group(1).charAt(0), written.group(2).charAt(0), Integer.parseInt(written.group(3)));
  }

  @Override
  public String toString() {
    return "" + family + centring + atoms;
  }
}
