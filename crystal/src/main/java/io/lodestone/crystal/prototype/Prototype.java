package io.lodestone.crystal.prototype;

import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.symmetry.SpaceGroupType;
import io.lodestone.crystal.symmetry.SymmetryOperation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A structure type: space group, filled Wyckoff positions with their free coordinates, and the
 * shape of the cell. Elements that take its roles, and a length, make a crystal of it.
 *
 * @param name the one that people use most
 * @param aliases other names, minerals and compounds
 * @param strukturbericht such as {@code B1}, where the Strukturbericht or its sequels name it
 * @param label of the example
 * @param setting in which positions are given
 * @param shape of the conventional cell of the example
 * @param sites the filled positions
 * @param example which element of the example takes which role; its keys are the roles in the order
 *     of the formula
 * @param exampleLength of a in the example, Å
 * @param source where the structure is described
 */
public record Prototype(
    String name,
    List<String> aliases,
    Optional<String> strukturbericht,
    PrototypeLabel label,
    SpaceGroupType setting,
    CellShape shape,
    List<PrototypeSite> sites,
    Map<String, Element> example,
    double exampleLength,
    String source) {
  /** How near two images are, in fractions of the axes, if they are one place but for rounding. */
  private static final double SAME_PLACE = 1e-3;

  public Prototype {
    aliases = List.copyOf(aliases);
    sites = List.copyOf(sites);
    example = Collections.unmodifiableMap(new LinkedHashMap<>(example));
  }

  /** The letters that elements can take, in the order of the formula. */
  public List<String> roles() {
    return List.copyOf(example.keySet());
  }

  /** Atoms of each role in the conventional cell. */
  public Map<String, Integer> atoms() {
    Map<String, Integer> atoms = new LinkedHashMap<>();
    roles().forEach(role -> atoms.put(role, 0));
    sites.forEach(site -> atoms.merge(site.role(), site.position().multiplicity(), Integer::sum));
    return atoms;
  }

  /** Atoms of each role in the formula unit. */
  public Map<String, Integer> amounts() {
    Map<String, Integer> amounts = atoms();
    int divisor = amounts.values().stream().reduce(0, Prototype::gcd);
    amounts.replaceAll((role, atoms) -> atoms / divisor);
    return amounts;
  }

  /** The formula in roles, such as {@code ABX3}. */
  public String formula() {
    return formula(roles().stream().collect(Collectors.toMap(role -> role, role -> role)));
  }

  /** The formula of the example, such as {@code CaTiO3}. */
  public String exampleFormula() {
    return formula(
        example.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().symbol())));
  }

  /** The example itself. */
  public Structure exampleStructure() {
    return decorated(example, exampleLength);
  }

  /**
   * The conventional cell with elements in the roles.
   *
   * @param elements one for every role
   * @param length of a, Å
   */
  public Structure decorated(Map<String, Element> elements, double length) {
    if (!elements.keySet().equals(example.keySet())) {
      throw new IllegalArgumentException(
          name + " has the roles " + roles() + ", not " + elements.keySet());
    }
    Lattice lattice = shape.lattice(length);
    List<SymmetryOperation> operations = setting.operations();
    List<Site> all = new ArrayList<>();
    // Sites of one element follow each other, as POSCAR wants them.
    for (String role : roles()) {
      for (PrototypeSite site : sites) {
        if (site.role().equals(role)) {
          for (Vector3 place : images(site.coordinates(), operations)) {
            all.add(Site.of(elements.get(role), place));
          }
        }
      }
    }
    return Structure.crystal(lattice, all).wrapped();
  }

  private static List<Vector3> images(Vector3 place, List<SymmetryOperation> operations) {
    List<Vector3> images = new ArrayList<>();
    for (SymmetryOperation operation : operations) {
      Vector3 image = operation.apply(place);
      if (images.stream().noneMatch(other -> samePlace(image.minus(other)))) {
        images.add(image);
      }
    }
    return images;
  }

  private static boolean samePlace(Vector3 apart) {
    return Math.abs(apart.x() - Math.rint(apart.x())) < SAME_PLACE
        && Math.abs(apart.y() - Math.rint(apart.y())) < SAME_PLACE
        && Math.abs(apart.z() - Math.rint(apart.z())) < SAME_PLACE;
  }

  private String formula(Map<String, String> symbols) {
    StringBuilder formula = new StringBuilder();
    amounts()
        .forEach(
            (role, amount) -> formula.append(symbols.get(role)).append(amount == 1 ? "" : amount));
    return formula.toString();
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
