package io.lodestone.crystal.symmetry;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The symmetry of a crystal: its space group, how the group's standard setting lies in the given
 * cell, and what it makes of the sites.
 *
 * <p>The answer is consistent in itself: the operations form a group of exactly one space-group
 * type, lattice and sites of the standard cells obey it exactly, and every site is on a Wyckoff
 * position. Sites are alike where the same species share them in the same proportions, and unknown
 * species have the same label; magnetic moments do not count.
 *
 * <p>Standard is the first setting of a type in the list of Hall numbers, as in spglib: unique axis
 * b, hexagonal axes, and the first of two origins.
 */
public final class Symmetry {
  private final Structure structure;
  private final SpaceGroupFinding finding;
  private final ToleranceInterval interval;
  private final SiteAssignment assignment;
  private final Transformation toStandard;
  private final List<Orbit> orbits;
  private final int[] orbitOf;

  Symmetry(
      Structure structure,
      SpaceGroupFinding finding,
      SiteAssignment assignment,
      ToleranceInterval interval) {
    this.structure = structure;
    this.finding = finding;
    this.assignment = assignment;
    this.interval = interval;
    this.toStandard = transformation(finding);
    this.orbitOf = new int[structure.size()];
    this.orbits = assembleOrbits();
  }

  /**
   * Finds the symmetry with the tolerance that suits the structure: several are tried, and {@link
   * #toleranceInterval()} says over which of them the answer stays the same.
   *
   * @param structure a crystal, which repeats in three directions
   * @throws io.lodestone.core.error.InvalidInput if it has no sites, or two are at the same place
   * @throws IllegalArgumentException if it does not repeat in three directions
   */
  public static Symmetry of(Structure structure) {
    return ToleranceSearch.of(structure).adaptive();
  }

  /**
   * Finds the symmetry with a given tolerance.
   *
   * @param structure a crystal, which repeats in three directions
   * @param tolerance how far an image may be from a site, in Å, above 0. What it lets pass must be
   *     a space group; if it is not, smaller ones are tried, and {@link #tolerance()} says which
   *     was used
   * @throws io.lodestone.core.error.InvalidInput if it has no sites, two of a kind are closer than
   *     the tolerance, or the tolerance is not above 0
   * @throws IllegalArgumentException if it does not repeat in three directions
   */
  public static Symmetry of(Structure structure, double tolerance) {
    return ToleranceSearch.of(structure).at(tolerance, 0);
  }

  /**
   * Finds the symmetry with a given tolerance, in a given setting.
   *
   * @param structure as above
   * @param tolerance as above
   * @param setting in which the crystal is to be seen, of the type that it has
   * @throws io.lodestone.core.error.InvalidInput as above, and if the crystal is not of this type
   */
  public static Symmetry of(Structure structure, double tolerance, SpaceGroupType setting) {
    return ToleranceSearch.of(structure).at(tolerance, setting.hallNumber());
  }

  /** The space-group type, in the setting to which everything standard refers. */
  public SpaceGroupType spaceGroup() {
    return finding.setting().type();
  }

  /** The number of the space-group type in International Tables A, 1 to 230. */
  public int number() {
    return spaceGroup().number();
  }

  SpaceGroupFinding finding() {
    return finding;
  }

  /** The point group of the crystal. */
  public PointGroup pointGroup() {
    return PointGroup.ofSymbol(spaceGroup().pointGroup()).orElseThrow();
  }

  /** The tolerance with which the symmetry was found, in Å. */
  public double tolerance() {
    return finding.tolerance();
  }

  /** The tolerances that are known to give this space group. */
  public ToleranceInterval toleranceInterval() {
    return interval;
  }

  /**
   * The operations of the given cell, the identity first; of a cell with several primitive cells,
   * with all its inner translations. Rotations that a supercell's own lattice lacks are left out.
   */
  public List<CellOperation> operations() {
    return CellOperations.of(finding, toStandard);
  }

  /** The number of operations of the given cell, as {@link #operations()} lists them. */
  public int operationCount() {
    return CellOperations.count(finding);
  }

  /** From the given cell to the conventional cell of the setting. */
  public Transformation toStandard() {
    return toStandard;
  }

  /**
   * The rotation by which Cartesian vectors of the given structure become those of {@link
   * #conventionalCell()}: nine entries of a proper orthogonal matrix, row by row.
   */
  public double[] rotation() {
    return standardLattice().rotation();
  }

  /** The orbits of sites, in the order of their first sites. */
  public List<Orbit> orbits() {
    return orbits;
  }

  /** The orbit of a site of the given structure. */
  public Orbit orbitOf(int site) {
    return orbits.get(orbitOf[site]);
  }

  /** The Wyckoff letters of the sites of the given structure, one character each. */
  public String wyckoffLetters() {
    StringBuilder letters = new StringBuilder(structure.size());
    for (int orbit : orbitOf) {
      letters.append(orbits.get(orbit).position().letter());
    }
    return letters.toString();
  }

  /** For every site of the given structure the first one that the operations carry to it. */
  public int[] equivalentSites() {
    return Arrays.stream(orbitOf).map(orbit -> orbits.get(orbit).sites().getFirst()).toArray();
  }

  /** The number of primitive cells in the given cell. */
  public int cellMultiplicity() {
    return finding.primitive().multiplicity();
  }

  /** The conventional cell of the setting, with idealised lattice and places. */
  public StandardCell conventionalCell() {
    Lattice lattice = standardLattice().lattice();
    double[] centrings = finding.setting().centring().translations();
    int[] given = givenSites();
    List<Site> sites = new ArrayList<>();
    List<Integer> origins = new ArrayList<>();
    for (int i = 0; i < given.length; i++) {
      for (int c = 0; c < centrings.length; c += 3) {
        double[] p = assignment.places();
        Vector3 place =
            new Vector3(
                inside(p[3 * i] + centrings[c]),
                inside(p[3 * i + 1] + centrings[c + 1]),
                inside(p[3 * i + 2] + centrings[c + 2]));
        sites.add(structure.sites().get(given[i]).at(place));
        origins.add(given[i]);
      }
    }
    return new StandardCell(Structure.crystal(lattice, sites), origins);
  }

  /** The primitive cell that belongs to {@link #conventionalCell()}, in the same orientation. */
  public StandardCell primitiveCell() {
    Centring centring = finding.setting().centring();
    double[] rows = standardLattice().lattice().toRows();
    double[] inverse = centring.primitive();
    double[] primitive = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          primitive[3 * i + j] += inverse[3 * k + i] * rows[3 * k + j];
        }
      }
    }
    int[] given = givenSites();
    List<Site> sites = new ArrayList<>();
    List<Integer> origins = new ArrayList<>();
    double[] p = assignment.places();
    for (int i = 0; i < given.length; i++) {
      double[] x = new double[3];
      for (int k = 0; k < 3; k++) {
        for (int c = 0; c < 3; c++) {
          x[k] += centring.conventional().get(k, c) * p[3 * i + c];
        }
      }
      Vector3 place = new Vector3(inside(x[0]), inside(x[1]), inside(x[2]));
      sites.add(structure.sites().get(given[i]).at(place));
      origins.add(given[i]);
    }
    return new StandardCell(Structure.crystal(Lattice.ofRows(primitive), sites), origins);
  }

  /** For each site of the primitive cell the first of the given ones that fold onto it. */
  private int[] givenSites() {
    int[] siteOf = finding.primitive().siteOf();
    int[] given = new int[finding.primitive().cell().size()];
    for (int i = siteOf.length - 1; i >= 0; i--) {
      given[siteOf[i]] = i;
    }
    return given;
  }

  private StandardLattice standardLattice() {
    double[] rows = finding.axes().transposed().timesRows(finding.primitive().cell().rows());
    return StandardLattice.of(finding.setting(), rows);
  }

  private List<Orbit> assembleOrbits() {
    int[] siteOf = finding.primitive().siteOf();
    int[] numbers = new int[finding.primitive().cell().size()];
    List<List<Integer>> members = new ArrayList<>();
    List<Integer> first = new ArrayList<>();
    for (int i = 0; i < siteOf.length; i++) {
      int representative = assignment.representative(siteOf[i]);
      if (numbers[representative] == 0) {
        members.add(new ArrayList<>());
        first.add(siteOf[i]);
        numbers[representative] = members.size();
      }
      orbitOf[i] = numbers[representative] - 1;
      members.get(orbitOf[i]).add(i);
    }
    List<Orbit> found = new ArrayList<>();
    for (int o = 0; o < members.size(); o++) {
      int site = first.get(o);
      double[] p = assignment.places();
      Vector3 place =
          new Vector3(inside(p[3 * site]), inside(p[3 * site + 1]), inside(p[3 * site + 2]));
      found.add(new Orbit(assignment.position(site), members.get(o), place));
    }
    return List.copyOf(found);
  }

  private static Transformation transformation(SpaceGroupFinding finding) {
    double[] inverse = finding.axes().inverse();
    double[] matrix = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          matrix[3 * i + j] += inverse[3 * i + k] * finding.primitive().fromInput().get(k, j);
        }
      }
    }
    double[] origin = finding.origin();
    return new Transformation(
        matrix, new Vector3(inside(-origin[0]), inside(-origin[1]), inside(-origin[2])));
  }

  /** The fraction in [0, 1); what only rounding keeps from 1 is 0. */
  private static double inside(double x) {
    double inside = x - Math.floor(x);
    return inside > 1 - 1e-12 ? 0 : inside;
  }
}
