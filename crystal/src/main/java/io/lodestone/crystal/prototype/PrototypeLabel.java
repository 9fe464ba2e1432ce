package io.lodestone.crystal.prototype;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.crystal.symmetry.AffineNormalizer;
import io.lodestone.crystal.symmetry.Orbit;
import io.lodestone.crystal.symmetry.SpaceGroupType;
import io.lodestone.crystal.symmetry.Symmetry;
import io.lodestone.crystal.symmetry.WyckoffPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What crystals of one prototype share, in the notation of AFLOW: {@code AB3C_cP5_221_a_c_b} has
 * the reduced stoichiometry, the Pearson symbol, the number of the space group, and for each
 * species the letters of its Wyckoff positions, with how often each is filled ({@code 2c}).
 *
 * <p><b>Species.</b> The letters A, B, C, ... stand for the elements by the alphabet of their
 * symbols (X for unknown species), so that CaTiO3 is {@code AB3C} (Ca, O, Ti) and SrTiO3 {@code
 * A3BC} (O, Sr, Ti). {@link #anonymous()} does not depend on the elements.
 *
 * <p><b>Positions.</b> The letters of Wyckoff positions depend on the choice of origin and axes
 * within the standard setting. Of all choices that the {@linkplain AffineNormalizer affine
 * normaliser} of the space group offers, that one counts whose letters, all taken together, come
 * first in the alphabet (least sum of their places); of several, the one whose species have the
 * first letters, beginning with A. So the label depends on neither cell, setting, origin, order of
 * atoms, orientation nor scale. Mirror images of a chiral crystal have different labels only where
 * their space groups differ (P4₁ and P4₃).
 *
 * <p><b>AFLOW</b> keeps the letters of the first description of a prototype; zinc blende is {@code
 * AB_cF8_216_c_a} there, and {@code AB_cF8_216_a_c} here. {@link #parse} and {@link #canonical()}
 * turn the one into the other. (Mehl et al., Comput. Mater. Sci. 136, S1, 2017; Hicks et al., Acta
 * Cryst. A74, 184, 2018.)
 *
 * @param stoichiometry such as {@code AB3C}: reduced amounts of the species
 * @param pearson symbol as in AFLOW
 * @param number of the space-group type
 * @param positions those that each species fills
 */
public record PrototypeLabel(
    String stoichiometry, PearsonSymbol pearson, int number, List<WyckoffFilling> positions) {
  private static final Pattern SPECIES = Pattern.compile("([A-Z])(\\d*)");
  private static final Pattern FILLED = Pattern.compile("(\\d*)([a-zA])");
  private static final Comparator<List<WyckoffFilling>> FIRST =
      Comparator.<List<WyckoffFilling>>comparingInt(
              all -> all.stream().mapToInt(WyckoffFilling::sum).sum())
          .thenComparing(PrototypeLabel::bySpecies);
  private static final int MOST_SPECIES = 26;
  private static final int MOST_FILLED = 100_000;

  public PrototypeLabel {
    positions = List.copyOf(positions);
  }

  /**
   * The label of a crystal.
   *
   * @param structure fully ordered, repeating in three directions
   * @throws InvalidInput if its symmetry cannot be found, or sites are shared by several species or
   *     partly filled
   */
  public static PrototypeLabel of(Structure structure) {
    requireOrder(structure);
    return of(structure, Symmetry.of(structure));
  }

  /**
   * The label of a crystal whose symmetry is known.
   *
   * @throws InvalidInput if sites are shared by several species or partly filled
   */
  public static PrototypeLabel of(Structure structure, Symmetry symmetry) {
    requireOrder(structure);
    Map<String, StringBuilder> letters = new TreeMap<>();
    Map<String, Integer> atoms = new TreeMap<>();
    for (Orbit orbit : symmetry.orbits()) {
      Site site = structure.sites().get(orbit.sites().getFirst());
      String symbol = site.mainSpecies().element().map(Element::symbol).orElse("X");
      letters.computeIfAbsent(symbol, s -> new StringBuilder()).append(orbit.position().letter());
      atoms.merge(symbol, orbit.position().multiplicity(), Integer::sum);
    }
    return of(
        symmetry.spaceGroup(),
        List.copyOf(atoms.values()),
        letters.values().stream().map(all -> new WyckoffFilling(all.toString())).toList());
  }

  /**
   * The label of crystals with these positions filled.
   *
   * @param atoms of each species in the conventional cell
   * @param positions of each species
   */
  static PrototypeLabel of(
      SpaceGroupType type, List<Integer> atoms, List<WyckoffFilling> positions) {
    if (atoms.size() > MOST_SPECIES) {
      throw new InvalidInput(
          null, null, atoms.size() + " elements", "at most 26 elements in a prototype", null);
    }
    int divisor = atoms.stream().reduce(0, PrototypeLabel::gcd);
    StringBuilder formula = new StringBuilder();
    for (int i = 0; i < atoms.size(); i++) {
      int amount = atoms.get(i) / divisor;
      formula.append((char) ('A' + i)).append(amount == 1 ? "" : amount);
    }
    PearsonSymbol pearson =
        PearsonSymbol.of(type, atoms.stream().mapToInt(Integer::intValue).sum());
    return new PrototypeLabel(formula.toString(), pearson, type.number(), positions).canonical();
  }

  /**
   * Reads a label, of any choice of Wyckoff letters.
   *
   * @throws InvalidInput if it is none, or has letters that its space group does not have
   */
  public static PrototypeLabel parse(String label) {
    String[] parts = label.strip().split("_");
    if (parts.length < 4 || !parts[2].matches("\\d{1,3}")) {
      throw notLabel(label);
    }
    int number = Integer.parseInt(parts[2]);
    if (number < 1 || number > 230 || !parts[0].matches("([A-Z]\\d{0,6})+")) {
      throw notLabel(label);
    }
    List<WyckoffFilling> positions = new ArrayList<>();
    for (int i = 3; i < parts.length; i++) {
      positions.add(filled(parts[i], number, label));
    }
    if (SPECIES.matcher(parts[0]).results().count() != positions.size()) {
      throw notLabel(label);
    }
    return new PrototypeLabel(parts[0], PearsonSymbol.parse(parts[1]), number, positions);
  }

  private static WyckoffFilling filled(String text, int number, String label) {
    List<WyckoffPosition> known = positions(number);
    StringBuilder letters = new StringBuilder();
    Matcher matcher = FILLED.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      end = matcher.end();
      String count = matcher.group(1);
      char letter = matcher.group(2).charAt(0);
      int times = count.isEmpty() ? 1 : count.length() > 5 ? MOST_FILLED : Integer.parseInt(count);
      if (AffineNormalizer.place(letter) >= known.size()
          || times + letters.length() >= MOST_FILLED) {
        throw notLabel(label);
      }
      letters.repeat(letter, times);
    }
    if (end != text.length() || text.isEmpty()) {
      throw notLabel(label);
    }
    return new WyckoffFilling(letters.toString());
  }

  /** The same prototype with the letters of the choice that counts. */
  public PrototypeLabel canonical() {
    List<WyckoffFilling> best = positions;
    for (String exchange : AffineNormalizer.of(number).exchanges()) {
      List<WyckoffFilling> changed =
          positions.stream().map(filling -> filling.exchanged(exchange)).toList();
      if (FIRST.compare(changed, best) < 0) {
        best = changed;
      }
    }
    return best.equals(positions) ? this : new PrototypeLabel(stoichiometry, pearson, number, best);
  }

  /**
   * The label that crystals of all elements share: species by falling amount, as in OPTIMADE's
   * anonymous formula, those of equal amount in the order that gives the first letters.
   */
  public PrototypeLabel anonymous() {
    List<Integer> amounts = amounts();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < amounts.size(); i++) {
      order.add(i);
    }
    Comparator<Integer> falling = Comparator.comparing(amounts::get, Comparator.reverseOrder());
    List<WyckoffFilling> best = null;
    for (String exchange : AffineNormalizer.of(number).exchanges()) {
      List<WyckoffFilling> changed =
          positions.stream().map(filling -> filling.exchanged(exchange)).toList();
      List<Integer> sorted = new ArrayList<>(order);
      sorted.sort(falling.thenComparing(changed::get));
      List<WyckoffFilling> arranged = sorted.stream().map(changed::get).toList();
      if (best == null || FIRST.compare(arranged, best) < 0) {
        best = arranged;
      }
    }
    StringBuilder formula = new StringBuilder();
    order.sort(falling);
    for (int i = 0; i < order.size(); i++) {
      int amount = amounts.get(order.get(i));
      formula.append((char) ('A' + i)).append(amount == 1 ? "" : amount);
    }
    return new PrototypeLabel(formula.toString(), pearson, number, best);
  }

  /** The reduced amounts of the species. */
  public List<Integer> amounts() {
    return SPECIES
        .matcher(stoichiometry)
        .results()
        .map(found -> found.group(2).isEmpty() ? 1 : Integer.parseInt(found.group(2)))
        .toList();
  }

  /** The number of free coordinates of all positions. */
  public int freeCoordinates() {
    List<WyckoffPosition> known = positions(number);
    return positions.stream()
        .flatMapToInt(filling -> filling.letters().chars())
        .map(letter -> known.get(AffineNormalizer.place((char) letter)).freedom())
        .sum();
  }

  /** The label as AFLOW writes it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(stoichiometry).append('_').append(pearson).append('_').append(number);
    for (WyckoffFilling filling : positions) {
      text.append('_').append(filling);
    }
    return text.toString();
  }

  private static List<WyckoffPosition> positions(int number) {
    return WyckoffPosition.of(SpaceGroupType.ofNumber(number).getFirst().hallNumber());
  }

  private static void requireOrder(Structure structure) {
    if (!structure.isOrdered()) {
      throw new InvalidInput(
          null,
          null,
          "sites that are shared or partly filled",
          "a structure with one element on every site",
          "a prototype is known of ordered crystals");
    }
  }

  private static int bySpecies(List<WyckoffFilling> one, List<WyckoffFilling> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static InvalidInput notLabel(String label) {
    return new InvalidInput(
        null, null, label, "the label of a prototype such as AB3C_cP5_221_a_c_b", null);
  }
}
