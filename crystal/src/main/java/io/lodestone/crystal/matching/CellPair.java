package io.lodestone.crystal.matching;

import io.lodestone.core.structure.Lattice;
import io.lodestone.crystal.reduction.WholeBasis;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two reduced crystals whose kinds of sites have been paired, tried on each other in all the ways
 * in which their lattices resemble each other.
 */
final class CellPair {
  /** Misfits below this are rounding; nothing better will be found. */
  private static final double EXACT = 1e-5;

  /** The one whose cell is repeated. */
  private final ReducedCrystal small;

  private final ReducedCrystal large;

  /** For each kind of the large crystal the kind of the small one that stands for it. */
  private final int[] kindOf;

  private final int cells;
  private final boolean exchanged;
  private final MatchTolerance tolerance;

  /**
   * @param first a crystal
   * @param second another one, of the same number of sites or a multiple or part of it
   * @param kinds for each kind of the second the kind of the first
   */
  CellPair(ReducedCrystal first, ReducedCrystal second, int[] kinds, MatchTolerance tolerance) {
    exchanged = first.size() > second.size();
    small = exchanged ? second : first;
    large = exchanged ? first : second;
    kindOf = exchanged ? inverse(kinds) : kinds;
    cells = large.size() / small.size();
    this.tolerance = tolerance;
  }

  /** Whether there is a way in which no site is off by more than the tolerance. */
  boolean fits() {
    return search(true).isPresent();
  }

  /** The way with the least misfit, if that is within the tolerance. */
  Optional<Match> closest() {
    return search(false);
  }

  private Optional<Match> search(boolean first) {
    double volume = large.lattice().volume();
    Lattice target = large.lattice();
    Lattice lattice = small.lattice();
    if (tolerance.scaled()) {
      double common = Math.sqrt(volume * small.lattice().volume() * cells);
      target = large.scaledTo(common);
      lattice = small.scaledTo(common / cells);
    }
    double[] parameters = LatticeMappings.parameters(target);
    Match best = null;
    double least = tolerance.site();
    List<LatticeMappings.Mapping> mappings =
        LatticeMappings.of(lattice, parameters, cells, tolerance);
    // Crystals without handedness lie on each other both ways; then they are not called mirrored.
    mappings.sort(Comparator.comparing(this::isMirrored));
    for (LatticeMappings.Mapping mapping : mappings) {
      SiteFit fit = fit(mapping, parameters);
      for (int site = 0; site < small.count(onto()); site++) {
        if (fit.lay(firstOf(onto()) + site * cells, large.start(large.rarest()))) {
          double value = first ? fit.largest() : fit.rms();
          if (best == null ? value <= least : value < least) {
            least = value;
            best = match(fit, mapping, parameters);
            if (first || value < EXACT) {
              return Optional.of(best);
            }
          }
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** The kind of the small crystal on which the rarest kind of the large one is laid. */
  private int onto() {
    return kindOf[large.rarest()];
  }

  /** Where the sites of a kind start among those of the repeated cell. */
  private int firstOf(int kind) {
    int from = 0;
    for (int k = 0; kindOf[k] != kind; k++) {
      from += large.count(k);
    }
    return from;
  }

  private SiteFit fit(LatticeMappings.Mapping mapping, double[] target) {
    double[] mean = new double[6];
    Arrays.setAll(mean, i -> (mapping.parameters()[i] + target[i]) / 2);
    Lattice common = Lattice.ofParameters(mean[0], mean[1], mean[2], mean[3], mean[4], mean[5]);
    int[] start = new int[large.kinds().size() + 1];
    for (int k = 0; k + 1 < start.length; k++) {
      start[k + 1] = start[k] + large.count(k);
    }
    return new SiteFit(repeated(mapping), large.fraction(), start, common, tolerance.site());
  }

  /** The sites of the small crystal in the mapped cell; images of one site follow each other. */
  private double[] repeated(LatticeMappings.Mapping mapping) {
    int[] m = mapping.matrix();
    double scale = 1.0 / mapping.determinant();
    double[] inverse = {
      scale * (m[4] * m[8] - m[5] * m[7]),
      scale * (m[2] * m[7] - m[1] * m[8]),
      scale * (m[1] * m[5] - m[2] * m[4]),
      scale * (m[5] * m[6] - m[3] * m[8]),
      scale * (m[0] * m[8] - m[2] * m[6]),
      scale * (m[2] * m[3] - m[0] * m[5]),
      scale * (m[3] * m[7] - m[4] * m[6]),
      scale * (m[1] * m[6] - m[0] * m[7]),
      scale * (m[0] * m[4] - m[1] * m[3])
    };
    int[] shifts = cells == 1 ? new int[3] : WholeBasis.ofRows(m).cells();
    double[] given = small.fraction();
    double[] repeated = new double[3 * large.size()];
    int next = 0;
    for (int kind : kindOf) {
      for (int i = small.start(kind); i < small.start(kind + 1); i++) {
        for (int c = 0; c < cells; c++) {
          double x = given[3 * i] + shifts[3 * c];
          double y = given[3 * i + 1] + shifts[3 * c + 1];
          double z = given[3 * i + 2] + shifts[3 * c + 2];
          for (int axis = 0; axis < 3; axis++) {
            repeated[next++] = x * inverse[axis] + y * inverse[3 + axis] + z * inverse[6 + axis];
          }
        }
      }
    }
    return repeated;
  }

  private Match match(SiteFit fit, LatticeMappings.Mapping mapping, double[] target) {
    double length = 0;
    double angle = 0;
    for (int i = 0; i < 3; i++) {
      length = Math.max(length, Math.abs(mapping.parameters()[i] / target[i] - 1));
      angle = Math.max(angle, Math.abs(mapping.parameters()[3 + i] - target[3 + i]));
    }
    double ratio = Math.pow(large.spacing() / small.spacing(), 3);
    return new Match(
        fit.rms(),
        fit.largest(),
        tolerance.scaled()
            ? Math.sqrt(large.spacing() * small.spacing())
            : (large.spacing() + small.spacing()) / 2,
        length,
        angle,
        exchanged ? 1 / ratio : ratio,
        isMirrored(mapping),
        Math.max(large.averaged(), small.averaged()),
        species());
  }

  private boolean isMirrored(LatticeMappings.Mapping mapping) {
    return mapping.determinant() < 0
        ^ small.lattice().isRightHanded()
        ^ large.lattice().isRightHanded();
  }

  private Map<String, String> species() {
    Map<String, String> species = new LinkedHashMap<>();
    List<SiteKind> kinds = large.kinds();
    for (int k = 0; k < kinds.size(); k++) {
      String other = small.kinds().get(kindOf[k]).text();
      String own = kinds.get(k).text();
      species.put(exchanged ? own : other, exchanged ? other : own);
    }
    return species;
  }

  private static int[] inverse(int[] permutation) {
    int[] inverse = new int[permutation.length];
    for (int i = 0; i < inverse.length; i++) {
      inverse[permutation[i]] = i;
    }
    return inverse;
  }
}
