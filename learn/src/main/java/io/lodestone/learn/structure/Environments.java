package io.lodestone.learn.structure;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.state.ModelState;
import io.lodestone.represent.environment.LocalFeatures;
import io.lodestone.represent.environment.kernel.StructureKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The surroundings of the sites of each row's structure, such as SOAP power spectra: what kernels
 * of structures compare.
 *
 * <p>Parts of one set know it, and share what was found of it: in cross-validation every pair of
 * structures is compared once.
 */
public final class Environments {
  /** Up to so many structures all pairs of a set are kept. */
  private static final int MOST_KEPT = 4000;

  private final Whole whole;
  private final int[] rows;

  /** All structures of a set, with normalised sites, and the kernels of all pairs found so far. */
  private static final class Whole {
    private final List<LocalFeatures> structures;
    private final Map<SiteKernel, double[]> kernels = new HashMap<>();
    private final Map<SiteKernel, double[]> norms = new HashMap<>();

    Whole(List<LocalFeatures> structures) {
      this.structures = structures;
    }

    /** Roots of the kernels of structures with themselves. */
    synchronized double[] norms(SiteKernel kernel) {
      return norms.computeIfAbsent(
          kernel,
          key -> {
            StructureKernel alike = key.kernel();
            return structures.parallelStream()
                .mapToDouble(one -> one == null ? Double.NaN : Math.sqrt(alike.of(one, one)))
                .toArray();
          });
    }

    /** All pairs, size × size. */
    synchronized double[] pairs(SiteKernel kernel) {
      double[] known = kernels.get(kernel);
      if (known == null) {
        int n = structures.size();
        double[] own = norms(kernel);
        StructureKernel alike = kernel.kernel();
        double[] found = new double[n * n];
        IntStream.range(0, n)
            .parallel()
            .forEach(
                i -> {
                  for (int j = 0; j < i; j++) {
                    found[i * n + j] = normalised(alike, structures.get(i), structures.get(j));
                    found[i * n + j] /= own[i] * own[j];
                  }
                  found[i * n + i] = 1;
                });
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < i; j++) {
            found[j * n + i] = found[i * n + j];
          }
        }
        kernels.put(kernel, found);
        known = found;
      }
      return known;
    }

    private static double normalised(StructureKernel alike, LocalFeatures a, LocalFeatures b) {
      return a == null || b == null ? Double.NaN : alike.of(a, b);
    }
  }

  private Environments(Whole whole, int[] rows) {
    this.whole = whole;
    this.rows = rows;
  }

  /**
   * The surroundings of structures.
   *
   * @param structures one for each row, all with as many features; null where a structure is not
   *     known
   */
  public static Environments of(List<LocalFeatures> structures) {
    List<LocalFeatures> normalised = new ArrayList<>();
    for (LocalFeatures one : structures) {
      normalised.add(one == null || one.sites() == 0 ? null : one.normalised());
    }
    return new Environments(new Whole(normalised), IntStream.range(0, normalised.size()).toArray());
  }

  /** The number of rows. */
  public int size() {
    return rows.length;
  }

  /** Whether nothing is known of the structure of a row. */
  public boolean isMissing(int row) {
    return whole.structures.get(rows[row]) == null;
  }

  /** Those of the given rows, in their order. */
  public Environments rows(int[] chosen) {
    return new Environments(whole, IntStream.of(chosen).map(row -> rows[row]).toArray());
  }

  /** The normalised sites of a row; null where its structure is not known. */
  public LocalFeatures row(int row) {
    return whole.structures.get(rows[row]);
  }

  /**
   * How alike rows are to others, 1 for the same structure; NaN where one is not known. All cores
   * take part.
   *
   * @return size × others, row-major
   * @throws InvalidInput when sites of the others have other features
   */
  public double[] similarities(SiteKernel kernel, Environments others) {
    int m = others.size();
    double[] result = new double[Math.multiplyExact(size(), m)];
    if (whole == others.whole && whole.structures.size() <= MOST_KEPT) {
      double[] pairs = whole.pairs(kernel);
      int n = whole.structures.size();
      for (int i = 0; i < size(); i++) {
        for (int j = 0; j < m; j++) {
          result[i * m + j] = pairs[rows[i] * n + others.rows[j]];
        }
      }
      return result;
    }
    checkFeatures(others);
    double[] norms = whole.norms(kernel);
    double[] otherNorms = others.whole.norms(kernel);
    StructureKernel alike = kernel.kernel();
    IntStream.range(0, size())
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j < m; j++) {
                double value = Whole.normalised(alike, row(i), others.row(j));
                result[i * m + j] = value / (norms[rows[i]] * otherNorms[others.rows[j]]);
              }
            });
    return result;
  }

  private void checkFeatures(Environments others) {
    int own = features();
    int their = others.features();
    if (own != their && own > 0 && their > 0) {
      throw new InvalidInput(
          null, "surroundings of sites", their + " features", own + " features", null);
    }
  }

  private int features() {
    return whole.structures.stream()
        .filter(one -> one != null)
        .mapToInt(LocalFeatures::size)
        .findFirst()
        .orElse(0);
  }

  /** All that is needed to make those of these rows again. */
  public ModelState state() {
    int features = features();
    int[] sites = IntStream.range(0, size()).map(i -> isMissing(i) ? 0 : row(i).sites()).toArray();
    double[] values = new double[Math.multiplyExact(IntStream.of(sites).sum(), features)];
    int from = 0;
    for (int i = 0; i < size(); i++) {
      if (sites[i] > 0) {
        System.arraycopy(row(i).values(), 0, values, from, sites[i] * features);
        from += sites[i] * features;
      }
    }
    return new ModelState().put("features", features).put("sites", sites).put("values", values);
  }

  /**
   * Those of {@link #state}.
   *
   * @throws InvalidInput when the parts do not fit each other
   */
  public static Environments read(ModelState state) {
    int features = (int) state.number("features");
    int[] sites = state.ints("sites");
    long total = 0;
    for (int count : sites) {
      if (count < 0) {
        throw new InvalidInput("model", "part sites", "" + count, "0 or more sites", null);
      }
      total += count;
    }
    double[] values =
        state.doubles("values", Math.toIntExact(Math.multiplyExact(total, (long) features)));
    List<LocalFeatures> structures = new ArrayList<>();
    int from = 0;
    for (int count : sites) {
      int to = from + count * features;
      structures.add(
          count == 0
              ? null
              : new LocalFeatures(count, features, Arrays.copyOfRange(values, from, to)));
      from = to;
    }
    // Normalised before they were written; once more would change last digits.
    return new Environments(new Whole(structures), IntStream.range(0, sites.length).toArray());
  }
}
