package io.lodestone.represent.matrix;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.SymmetricEigenvalues;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Feature;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A site matrix as a row of fixed length, filled up with zeros for smaller structures. */
final class MatrixRepresentation implements Representation<Structure> {
  /** More make matrices that no row should hold. */
  private static final int MOST_SITES = 2000;

  private final SiteMatrix matrix;
  private final Order order;
  private final int room;
  private final List<Feature> features;

  /**
   * @param name of the method, with which labels begin
   * @param unit of the elements of the matrix
   */
  MatrixRepresentation(
      SiteMatrix matrix, String name, String unit, MatrixSettings settings, Scope scope) {
    this.matrix = matrix;
    order = settings.order();
    room = settings.sites() > 0 ? settings.sites() : scope.mostSites();
    if (room > MOST_SITES) {
      throw new InvalidInput(
          null,
          name,
          room + " sites",
          "at most " + MOST_SITES + " sites",
          "the matrix grows with the square of the cell; leave out the largest cells");
    }
    features =
        switch (order) {
          case EIGENVALUES ->
              IntStream.rangeClosed(1, room)
                  .mapToObj(i -> Feature.of(name + " eigenvalue " + i, unit))
                  .toList();
          case SORTED ->
              IntStream.range(0, room * room)
                  .mapToObj(k -> name + " " + (k / room + 1) + " " + (k % room + 1))
                  .map(label -> Feature.of(label, unit))
                  .toList();
        };
  }

  @Override
  public List<Feature> features() {
    return features;
  }

  @Override
  public void represent(Structure structure, FeatureRow row) {
    int n = structure.size();
    if (n > room) {
      throw new InvalidInput(
          null,
          null,
          n + " sites",
          "at most " + room + " sites, for which the rows have room",
          "set sites=" + n + ", or reduce the structure to its primitive cell");
    }
    double[] elements = matrix.of(matrix.atoms(structure));
    switch (order) {
      case EIGENVALUES -> row.set(0, eigenvalues(elements, n));
      case SORTED -> {
        int[] place = new RowOrder(elements, n).places();
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            row.set(i * room + j, elements[place[i] * n + place[j]]);
          }
        }
      }
    }
  }

  private static double[] eigenvalues(double[] elements, int n) {
    return Arrays.stream(SymmetricEigenvalues.of(elements, n).rising())
        .boxed()
        .sorted(
            Comparator.<Double>comparingDouble(Math::abs)
                .reversed()
                .thenComparing(Comparator.reverseOrder()))
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
