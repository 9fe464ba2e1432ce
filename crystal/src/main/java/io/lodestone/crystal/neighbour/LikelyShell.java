package io.lodestone.crystal.neighbour;

import io.lodestone.core.element.ElementProperty;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Weighs the neighbours of one atom and finds how many of them it most likely has. */
final class LikelyShell {
  /** How much a polar bond counts for more than a nonpolar one. */
  private static final double POLARITY = 3;

  /** The largest difference of electronegativities, between caesium and fluorine. */
  private static final double LARGEST_DIFFERENCE = 3.3;

  /** Beyond the sum of the radii, Å: up to here all counts, from there nothing. */
  private static final double NEAR = 0.5;

  private static final double FAR = 1;

  /** Weights are told apart to three digits; those of one shell are equal to rounding only. */
  private static final double DIGITS = 1000;

  private final Structure structure;
  private final VoronoiCell cell;

  LikelyShell(Structure structure, VoronoiCell cell) {
    this.structure = structure;
    this.cell = cell;
  }

  List<Bond> bonds() {
    List<Bond> weighted = weighted();
    int number = likeliest(weighted);
    return List.copyOf(weighted.subList(0, number));
  }

  private List<Bond> weighted() {
    Species centre = structure.sites().get(cell.centre()).mainSpecies();
    List<Bond> bonds = new ArrayList<>();
    double largest = 0;
    for (VoronoiCell.Face face : cell.faces()) {
      if (face.area() > 0) {
        Species other = structure.sites().get(face.bond().to()).mainSpecies();
        double perArea = face.solidAngle() / face.area();
        double weight = face.bond().weight() * perArea * polarity(centre, other);
        largest = Math.max(largest, weight);
        bonds.add(face.bond().withWeight(weight));
      }
    }
    double unit = largest;
    bonds.replaceAll(
        bond -> {
          Species other = structure.sites().get(bond.to()).mainSpecies();
          double near = nearness(centre, other, bond.distance());
          return bond.withWeight(Math.rint(bond.weight() / unit * near * DIGITS) / DIGITS);
        });
    bonds.removeIf(bond -> bond.weight() == 0);
    bonds.sort(
        Comparator.comparingDouble(Bond::weight).reversed().thenComparingDouble(Bond::distance));
    return bonds;
  }

  private static double polarity(Species one, Species other) {
    OptionalDouble first = electronegativity(one);
    OptionalDouble second = electronegativity(other);
    if (first.isEmpty() || second.isEmpty()) {
      return 1;
    }
    double difference = Math.abs(first.getAsDouble() - second.getAsDouble());
    return 1 + POLARITY * Math.sqrt(difference / LARGEST_DIFFERENCE);
  }

  private static OptionalDouble electronegativity(Species species) {
    return species.element().isPresent()
        ? species.element().get().get(ElementProperty.PAULING_ELECTRONEGATIVITY)
        : OptionalDouble.empty();
  }

  private static double nearness(Species one, Species other, double distance) {
    double beyond = distance - AtomicRadius.covalent(one) - AtomicRadius.covalent(other);
    if (beyond <= NEAR) {
      return 1;
    }
    return beyond < FAR ? (Math.cos((beyond - NEAR) / (FAR - NEAR) * Math.PI) + 1) / 2 : 0;
  }

  /** The number of neighbours with the largest part of a quarter circle; 0 if none has any. */
  private static int likeliest(List<Bond> bonds) {
    int best = 0;
    double largest = bonds.isEmpty() ? 1 : 1 - quarter(bonds.getFirst().weight());
    for (int n = 1; n <= bonds.size(); n++) {
      double from = n < bonds.size() ? bonds.get(n).weight() : 0;
      double part = quarter(bonds.get(n - 1).weight()) - quarter(from);
      if (part > largest) {
        largest = part;
        best = n;
      }
    }
    return best;
  }

  /** The part of the area of a quarter of the unit circle that lies below an abscissa. */
  private static double quarter(double x) {
    double bounded = Math.min(1, x);
    return (bounded * Math.sqrt(1 - bounded * bounded) + Math.asin(bounded)) * 2 / Math.PI;
  }
}
