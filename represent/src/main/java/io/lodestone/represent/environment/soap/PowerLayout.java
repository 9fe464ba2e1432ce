package io.lodestone.represent.environment.soap;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.Feature;
import io.lodestone.represent.environment.SpeciesIndex;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Where each product of coefficients stands in a row: blocks by pair of species, in a block l
 * slowest, then n, then n'; where both species are the same, n' begins at n.
 */
final class PowerLayout {
  /** Tables of more columns are of little use to anyone. */
  private static final long MOST = 200_000;

  private final SpeciesIndex species;
  private final SoapSettings.Compression compression;
  private final int nMax;
  private final int lMax;
  private final int size;

  PowerLayout(SpeciesIndex species, SoapSettings settings) {
    this.species = species;
    compression = settings.compression();
    nMax = settings.nMax();
    lMax = settings.lMax();
    long triangle = (long) (lMax + 1) * nMax * (nMax + 1) / 2;
    long square = (long) (lMax + 1) * nMax * nMax;
    long count = species.size();
    long features =
        switch (compression) {
          case OFF -> count * triangle + count * (count - 1) / 2 * square;
          case CROSSOVER -> count * triangle;
          case MU1NU1 -> count * square;
          case MU2 -> triangle;
        };
    if (features > MOST) {
      throw new InvalidInput(
          null,
          null,
          "rows of " + features + " numbers for " + count + " elements",
          "rows of at most " + MOST,
          "choose fewer elements, smaller n_max and l_max, or compression=crossover, mu1nu1 or mu2");
    }
    size = (int) features;
  }

  int size() {
    return size;
  }

  /** π √(8/(2l + 1)), by which the sums over m are multiplied. */
  double factor(int l) {
    return Math.PI * Math.sqrt(8 / (2.0 * l + 1));
  }

  /** Whether a block is symmetric in n and n'. */
  boolean isTriangle(int z1, int z2) {
    return z1 == z2 && compression != SoapSettings.Compression.MU1NU1;
  }

  /** The length of one degree of a block. */
  int degree(int z1, int z2) {
    return isTriangle(z1, z2) ? nMax * (nMax + 1) / 2 : nMax * nMax;
  }

  /** Where the block of a pair of species begins, the first not above the second. */
  int block(int z1, int z2) {
    int triangle = (lMax + 1) * nMax * (nMax + 1) / 2;
    int square = (lMax + 1) * nMax * nMax;
    return switch (compression) {
      case OFF -> {
        int pairsBefore = z1 * species.size() - z1 * (z1 - 1) / 2 + z2 - z1;
        int same = z1 == z2 ? z1 : z1 + 1;
        yield same * triangle + (pairsBefore - same) * square;
      }
      case CROSSOVER -> z1 * triangle;
      case MU1NU1 -> z1 * square;
      case MU2 -> 0;
    };
  }

  /** The features, named when they are asked for, as there may be millions. */
  List<Feature> features() {
    return new Labels();
  }

  private final class Labels extends AbstractList<Feature> implements RandomAccess {
    @Override
    public int size() {
      return size;
    }

    @Override
    public Feature get(int index) {
      if (index < 0 || index >= size) {
        throw new IndexOutOfBoundsException(index);
      }
      int z1 = 0;
      int z2 = 0;
      int width = compression == SoapSettings.Compression.MU2 ? 1 : species.size();
      for (int a = 0; a < width; a++) {
        int last = compression == SoapSettings.Compression.OFF ? width - 1 : a;
        for (int b = a; b <= last; b++) {
          if (block(a, b) <= index) {
            z1 = a;
            z2 = b;
          }
        }
      }
      int within = index - block(z1, z2);
      int l = within / degree(z1, z2);
      int rest = within % degree(z1, z2);
      int n = 0;
      int first = isTriangle(z1, z2) ? nMax : nMax;
      while (rest >= first) {
        rest -= first;
        n++;
        first = isTriangle(z1, z2) ? nMax - n : nMax;
      }
      int other = isTriangle(z1, z2) ? n + rest : rest;
      return Feature.plain("soap %s l%d n%d n%d".formatted(pair(z1, z2), l, n + 1, other + 1));
    }

    private String pair(int z1, int z2) {
      return switch (compression) {
        case OFF, CROSSOVER -> symbol(z1) + "-" + symbol(z2);
        case MU1NU1 -> symbol(z1) + "-all";
        case MU2 -> "all-all";
      };
    }

    private String symbol(int z) {
      Element element = species.element(z);
      return element.symbol();
    }
  }
}
