package io.lodestone.archive.parse.cif;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All atoms of one cell: the images of the sites of the asymmetric unit under every operation.
 *
 * <p>Images of a site that fall together lie on a special position and count once. Positions are
 * rounded in print, so images count as together that lie closer than the stated digits can tell
 * apart. Sites that share a position are mixed, and their images follow each other.
 */
final class CellContents {
  /** Images closer than this, in Å, are one even if more digits are stated. */
  private static final double SAME = 0.01;

  /** Farthest that images can lie apart by rounding alone and be one, for a filled site, in Å. */
  private static final double SAME_BY_ROUNDING = 0.3;

  /** The same for a site that is filled by less than half, whose images may be alternatives. */
  private static final double SAME_IF_PARTIAL = 0.05;

  private static final int MOST_ATOMS = 5_000_000;
  private static final double SHARED = 1e-4;
  private static final double OVERFULL = 1.02;

  private final List<Atom> atoms = new ArrayList<>();

  /**
   * An atom in the cell.
   *
   * @param site the site of the asymmetric unit
   * @param position in fractions of the cell, each in [0, 1)
   * @param moment Cartesian magnetic moment in Bohr magnetons, or null
   */
  record Atom(CifSite site, Vector3 position, Vector3 moment) {}

  /** Fills the cell; what is odd goes to {@code warnings}. */
  CellContents(
      List<CifSite> sites,
      List<CifSymmetry.Operation> operations,
      Lattice lattice,
      Consumer<String> warnings) {
    double[] lengths = lattice.lengths();
    double longest = Math.max(lengths[0], Math.max(lengths[1], lengths[2]));
    List<String> otherMultiplicities = new ArrayList<>();
    for (List<CifSite> mixed : byPosition(sites)) {
      CifSite first = mixed.getFirst();
      double occupancy = mixed.stream().mapToDouble(CifSite::occupancy).sum();
      double tolerance =
          Math.clamp(
              2.5 * first.precision() * longest,
              SAME,
              occupancy > 0.5 ? SAME_BY_ROUNDING : SAME_IF_PARTIAL);
      List<Image> images = images(first, operations, lattice, tolerance);
      if ((long) atoms.size() + (long) images.size() * mixed.size() > MOST_ATOMS) {
        throw new InvalidInput(
            null, null, "more than " + MOST_ATOMS + " atoms in the cell", "fewer atoms", null);
      }
      for (Image image : images) {
        for (CifSite site : mixed) {
          atoms.add(new Atom(site, image.position(), moment(site, image.operation(), lattice)));
        }
      }
      if (occupancy > OVERFULL) {
        warnings.accept(
            "the occupancies of site %s sum to %.4g".formatted(first.label(), occupancy));
      }
      // Some programs state the order of the site symmetry in its place.
      int stated = first.multiplicity();
      if (stated > 0 && stated != images.size() && stated * images.size() != operations.size()) {
        otherMultiplicities.add(first.label());
      }
    }
    if (!otherMultiplicities.isEmpty()) {
      warnings.accept(
          "the stated multiplicity of %d sites is not that of their positions, first of site %s"
              .formatted(otherMultiplicities.size(), otherMultiplicities.getFirst()));
    }
  }

  /** Every atom, those of one site after each other. */
  List<Atom> atoms() {
    return atoms;
  }

  /** Atoms of each element in the cell, weighted with their occupancy. */
  Map<Element, Double> amounts() {
    Map<Element, Double> amounts = new EnumMap<>(Element.class);
    for (Atom atom : atoms) {
      atom.site()
          .species()
          .element()
          .ifPresent(element -> amounts.merge(element, atom.site().occupancy(), Double::sum));
    }
    return amounts;
  }

  private record Image(Vector3 position, CifSymmetry.Operation operation) {}

  private static List<List<CifSite>> byPosition(List<CifSite> sites) {
    Map<List<Long>, List<CifSite>> groups = new LinkedHashMap<>();
    for (CifSite site : sites) {
      Vector3 p = wrapped(site.position());
      List<Long> key =
          List.of(
              Math.round(p.x() / SHARED), Math.round(p.y() / SHARED), Math.round(p.z() / SHARED));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(site);
    }
    return List.copyOf(groups.values());
  }

  private static List<Image> images(
      CifSite site, List<CifSymmetry.Operation> operations, Lattice lattice, double tolerance) {
    List<Image> images = new ArrayList<>();
    for (CifSymmetry.Operation operation : operations) {
      Vector3 image = wrapped(operation.operation().apply(site.position()));
      boolean known = false;
      for (Image other : images) {
        known |= distance(image, other.position(), lattice) < tolerance;
      }
      if (!known) {
        images.add(new Image(image, operation));
      }
    }
    return images;
  }

  private static double distance(Vector3 a, Vector3 b, Lattice lattice) {
    Vector3 d = a.minus(b);
    return lattice
        .toCartesian(
            new Vector3(
                d.x() - Math.rint(d.x()), d.y() - Math.rint(d.y()), d.z() - Math.rint(d.z())))
        .norm();
  }

  private static Vector3 wrapped(Vector3 p) {
    return new Vector3(wrapped(p.x()), wrapped(p.y()), wrapped(p.z()));
  }

  private static double wrapped(double fraction) {
    double wrapped = fraction - Math.floor(fraction);
    return wrapped >= 1 ? 0 : wrapped;
  }

  /**
   * The moment of an image, an axial vector: m' = θ det(W) W m, with components along the axes of
   * the cell scaled to fractions.
   */
  private static Vector3 moment(CifSite site, CifSymmetry.Operation operation, Lattice lattice) {
    if (site.moment() == null) {
      return null;
    }
    double[] lengths = lattice.lengths();
    Vector3 m = site.moment();
    Vector3 fractional = new Vector3(m.x() / lengths[0], m.y() / lengths[1], m.z() / lengths[2]);
    int sign = operation.timeReversal() * operation.operation().determinant();
    return lattice.toCartesian(operation.operation().applyLinear(fractional).scaled(sign));
  }
}
