package io.lodestone.crystal.symmetry;

import io.lodestone.crystal.reduction.LatticeReduction;
import io.lodestone.crystal.reduction.ReducedLattice;
import io.lodestone.crystal.reduction.WholeBasis;
import java.util.Arrays;
import java.util.Optional;

/**
 * The primitive cell of a crystal with the shortest vectors, right-handed, and how the given cell
 * maps onto it.
 *
 * @param cell sites that a translation carries into each other are one, at their mean place
 * @param fromInput the matrix M of whole numbers by which a place x of the given cell is M x here;
 *     its determinant is plus or minus the number of primitive cells in the given one
 * @param siteOf for each given site the one of this cell
 * @param translations those of the given cell, three fractions each, the zero vector first
 * @param spread largest distance of a given site from the mean place of those folded with it, in Å
 */
record PrimitiveCell(
    FlatCell cell, IntMatrix fromInput, int[] siteOf, double[] translations, double spread) {
  /** Triples of translations that are tried before the lattice is worked out from all of them. */
  private static final int MOST_TRIPLES = 1_000_000;

  /** The number of primitive cells in the given cell. */
  int multiplicity() {
    return translations.length / 3;
  }

  /**
   * Finds the primitive cell.
   *
   * @return nothing if the translations found within the tolerance form no lattice
   */
  static Optional<PrimitiveCell> of(FlatCell input, double tolerance) {
    // Places are compared in a cell that is not skewed, whatever the given one is.
    ReducedLattice compact = LatticeReduction.MINKOWSKI.of(input.lattice());
    IntMatrix toCompact = IntMatrix.of(compact.inverse()).transposed();
    FlatCell cell = input.in(compact.lattice().toRows(), toCompact);
    SiteGrid grid = new SiteGrid(cell, tolerance);
    int[] targets = translationTargets(cell, grid);
    int count = targets.length;
    if (input.size() % count != 0) {
      return Optional.empty();
    }
    int origin = input.rarestSite();
    double[] translations = new double[3 * count];
    for (int t = 0; t < count; t++) {
      for (int k = 0; k < 3; k++) {
        double shift = input.positions()[3 * targets[t] + k] - input.positions()[3 * origin + k];
        translations[3 * t + k] = t == 0 ? 0 : modOne(shift);
      }
    }
    return count == 1
        ? reduced(input, IntMatrix.IDENTITY, tolerance)
            .map(basis -> alone(input, basis, translations))
        : basis(input, translations)
            .flatMap(m -> reduced(input, m, tolerance))
            .flatMap(m -> folded(input, m, cell, grid, targets, origin, translations));
  }

  private static double modOne(double x) {
    double inside = x - Math.floor(x);
    return inside == 1 ? 0 : inside;
  }

  /** Where the rarest site goes by each pure translation; the first is the site itself. */
  private static int[] translationTargets(FlatCell cell, SiteGrid grid) {
    int origin = cell.rarestSite();
    int[] targets = new int[cell.size()];
    targets[0] = origin;
    int count = 1;
    for (int i = 0; i < cell.size(); i++) {
      if (i != origin
          && cell.kinds()[i] == cell.kinds()[origin]
          && isTranslation(cell, grid, origin, i)) {
        targets[count++] = i;
      }
    }
    return Arrays.copyOf(targets, count);
  }

  private static boolean isTranslation(FlatCell cell, SiteGrid grid, int from, int to) {
    double[] x = cell.positions();
    double dx = x[3 * to] - x[3 * from];
    double dy = x[3 * to + 1] - x[3 * from + 1];
    double dz = x[3 * to + 2] - x[3 * from + 2];
    for (int i = 0; i < cell.size(); i++) {
      if (grid.find(x[3 * i] + dx, x[3 * i + 1] + dy, x[3 * i + 2] + dz, cell.kinds()[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The matrix M for a basis among the translations and the lattice vectors. */
  private static Optional<IntMatrix> basis(FlatCell input, double[] translations) {
    int count = translations.length / 3;
    double[] candidates = Arrays.copyOfRange(translations, 3, 3 * count + 9);
    candidates[3 * count - 3] = 1;
    candidates[3 * count + 1] = 1;
    candidates[3 * count + 5] = 1;
    int size = count + 2;
    int tried = 0;
    for (int i = 0; i < size && tried < MOST_TRIPLES; i++) {
      for (int j = i + 1; j < size; j++) {
        for (int k = j + 1; k < size; k++, tried++) {
          double[] columns = columns(candidates, i, j, k);
          double volume = Math.abs(SiteGrid.determinant(columns));
          if (volume > 0.5 / count && Math.rint(1 / volume) == count) {
            return wholeInverse(columns, count);
          }
        }
        if (tried > MOST_TRIPLES) {
          break;
        }
      }
    }
    return latticeOf(translations);
  }

  private static double[] columns(double[] vectors, int i, int j, int k) {
    double[] columns = new double[9];
    for (int row = 0; row < 3; row++) {
      columns[3 * row] = vectors[3 * i + row];
      columns[3 * row + 1] = vectors[3 * j + row];
      columns[3 * row + 2] = vectors[3 * k + row];
    }
    return columns;
  }

  private static Optional<IntMatrix> wholeInverse(double[] columns, int count) {
    IntMatrix m = IntMatrix.rounded(inverse(columns));
    return Math.abs(m.determinant()) == count ? Optional.of(m) : Optional.empty();
  }

  /** The lattice of all translations, by elimination among their multiples of 1/count. */
  private static Optional<IntMatrix> latticeOf(double[] translations) {
    int count = translations.length / 3;
    WholeBasis basis = WholeBasis.ofMultiples(count);
    for (int t = 1; t < count; t++) {
      basis.add(
          Math.round(translations[3 * t] * count),
          Math.round(translations[3 * t + 1] * count),
          Math.round(translations[3 * t + 2] * count));
    }
    long[][] vectors = basis.vectors();
    double[] columns = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        columns[3 * k + i] = (double) vectors[i][k] / count;
      }
    }
    return wholeInverse(columns, count);
  }

  private static Optional<IntMatrix> reduced(FlatCell input, IntMatrix m, double tolerance) {
    double[] rows = newRows(input.rows(), m);
    return ShortestBasis.of(rows, tolerance)
        .map(
            basis ->
                IntMatrix.rounded(inverse(basis.transform().transposed().toDoubles())).times(m));
  }

  /** Lattice vectors p with (a, b, c) = p M, as rows. */
  private static double[] newRows(double[] rows, IntMatrix m) {
    double[] inverse = m.transposed().inverse();
    double[] result = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        result[3 * i + j] =
            inverse[3 * i] * rows[j]
                + inverse[3 * i + 1] * rows[3 + j]
                + inverse[3 * i + 2] * rows[6 + j];
      }
    }
    return result;
  }

  private static PrimitiveCell alone(FlatCell input, IntMatrix m, double[] translations) {
    int[] siteOf = new int[input.size()];
    Arrays.setAll(siteOf, i -> i);
    FlatCell cell = input.in(newRows(input.rows(), m), m);
    for (int i = 0; i < cell.positions().length; i++) {
      cell.positions()[i] -= Math.rint(cell.positions()[i]);
    }
    return new PrimitiveCell(cell, m, siteOf, translations, 0);
  }

  /** Folds the sites that translations carry into each other, at the mean of their places. */
  private static Optional<PrimitiveCell> folded(
      FlatCell input,
      IntMatrix m,
      FlatCell compact,
      SiteGrid grid,
      int[] targets,
      int origin,
      double[] translations) {
    FlatCell moved = input.in(newRows(input.rows(), m), m);
    int count = targets.length;
    int size = input.size() / count;
    int[] siteOf = new int[input.size()];
    Arrays.fill(siteOf, -1);
    double[] positions = new double[3 * size];
    int[] kinds = new int[size];
    double[] x = compact.positions();
    int folded = 0;
    for (int i = 0; i < input.size(); i++) {
      if (siteOf[i] >= 0) {
        continue;
      }
      if (folded == size) {
        return Optional.empty();
      }
      for (int target : targets) {
        int image =
            grid.find(
                x[3 * i] + x[3 * target] - x[3 * origin],
                x[3 * i + 1] + x[3 * target + 1] - x[3 * origin + 1],
                x[3 * i + 2] + x[3 * target + 2] - x[3 * origin + 2],
                input.kinds()[i]);
        if (image < 0 || siteOf[image] >= 0) {
          return Optional.empty();
        }
        siteOf[image] = folded;
        for (int k = 0; k < 3; k++) {
          double apart = moved.positions()[3 * image + k] - moved.positions()[3 * i + k];
          positions[3 * folded + k] += (apart - Math.rint(apart)) / count;
        }
      }
      for (int k = 0; k < 3; k++) {
        double mean = positions[3 * folded + k] + moved.positions()[3 * i + k];
        positions[3 * folded + k] = mean - Math.rint(mean);
      }
      kinds[folded++] = input.kinds()[i];
    }
    FlatCell cell = new FlatCell(moved.rows(), positions, kinds);
    double spread = spread(moved, cell, siteOf);
    return Optional.of(new PrimitiveCell(cell, m, siteOf, translations, spread));
  }

  private static double spread(FlatCell moved, FlatCell cell, int[] siteOf) {
    double largest = 0;
    double[] rows = cell.rows();
    for (int i = 0; i < siteOf.length; i++) {
      double[] d = new double[3];
      for (int k = 0; k < 3; k++) {
        double apart = moved.positions()[3 * i + k] - cell.positions()[3 * siteOf[i] + k];
        d[k] = apart - Math.rint(apart);
      }
      double square = 0;
      for (int k = 0; k < 3; k++) {
        double component = d[0] * rows[k] + d[1] * rows[3 + k] + d[2] * rows[6 + k];
        square += component * component;
      }
      largest = Math.max(largest, square);
    }
    return Math.sqrt(largest);
  }

  static double[] inverse(double[] a) {
    double scale = 1 / SiteGrid.determinant(a);
    return new double[] {
      scale * (a[4] * a[8] - a[5] * a[7]),
      scale * (a[2] * a[7] - a[1] * a[8]),
      scale * (a[1] * a[5] - a[2] * a[4]),
      scale * (a[5] * a[6] - a[3] * a[8]),
      scale * (a[0] * a[8] - a[2] * a[6]),
      scale * (a[2] * a[3] - a[0] * a[5]),
      scale * (a[3] * a[7] - a[4] * a[6]),
      scale * (a[1] * a[6] - a[0] * a[7]),
      scale * (a[0] * a[4] - a[1] * a[3])
    };
  }
}
