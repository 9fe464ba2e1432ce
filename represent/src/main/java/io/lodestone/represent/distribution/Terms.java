package io.lodestone.represent.distribution;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.Atoms;
import java.util.Arrays;

/**
 * Adds the Gaussians of all atoms, pairs or triples of a structure to the grids of their blocks.
 */
sealed interface Terms {
  /**
   * Adds them.
   *
   * @param values block after block
   * @throws InvalidInput when there are too many
   */
  void add(Atoms atoms, double[] values);

  /** A Gaussian of area 1 at the atomic number of each atom. */
  record OfAtoms(ElementBlocks blocks, GaussianGrid grid) implements Terms {
    @Override
    public void add(Atoms atoms, double[] values) {
      int[] kinds = blocks.kinds(atoms);
      for (int i = 0; i < atoms.size(); i++) {
        grid.add(values, kinds[i] * grid.points(), atoms.number(i), 1);
      }
    }
  }

  /**
   * A Gaussian at the distance of each pair, or at its inverse. A pair of two atoms of the cell
   * counts once, one with an atom of another cell half, as the other half belongs to that cell.
   */
  record OfPairs(ElementBlocks blocks, GaussianGrid grid, Weight weight, boolean isInverse)
      implements Terms {
    @Override
    public void add(Atoms atoms, double[] values) {
      int[] kinds = blocks.kinds(atoms);
      Shell shell = new Shell(atoms, weight.reach());
      for (int i = 0; i < atoms.size(); i++) {
        shell.moveTo(i);
        for (int k = 0; k < shell.size(); k++) {
          double distance = shell.distance(k);
          int block = blocks.pair(kinds[i], kinds[shell.atom(k)]);
          grid.add(
              values,
              block * grid.points(),
              isInverse ? 1 / distance : distance,
              weight.of(distance) / 2);
        }
      }
    }
  }

  /** A Gaussian at the angle, or its cosine, between each two neighbours of each atom. */
  record OfTriples(ElementBlocks blocks, GaussianGrid grid, Weight weight, Corner corner)
      implements Terms {
    private static final double MOST_TRIPLES = 1e10;

    /** What is taken of the angle. */
    enum Corner {
      COSINE,
      /** In degrees. */
      ANGLE,
      /** In degrees, and what is beyond 0 and 180 mirrored there. */
      MIRRORED_ANGLE
    }

    @Override
    public void add(Atoms atoms, double[] values) {
      int[] kinds = blocks.kinds(atoms);
      Shell shell = new Shell(atoms, weight.reach());
      double[] legs = new double[0];
      double triples = 0;
      for (int i = 0; i < atoms.size(); i++) {
        shell.moveTo(i);
        triples += (double) shell.size() * shell.size() / 2;
        if (triples > MOST_TRIPLES) {
          throw new InvalidInput(
              null,
              null,
              "more than %.0e triples of atoms".formatted(MOST_TRIPLES),
              "fewer neighbours",
              "choose a smaller cut-off");
        }
        legs = shell.size() > legs.length ? Arrays.copyOf(legs, 2 * shell.size()) : legs;
        for (int k = 0; k < shell.size(); k++) {
          legs[k] = weight.of(shell.distance(k));
        }
        add(shell, legs, kinds, kinds[i], values);
      }
    }

    private void add(Shell shell, double[] legs, int[] kinds, int apex, double[] values) {
      double steepness = weight.steepness();
      double perimeter = weight.perimeter();
      for (int k = 0; k < shell.size(); k++) {
        double one = shell.distance(k);
        for (int l = 0; l < k; l++) {
          double other = shell.distance(l);
          double dot = shell.dot(k, l);
          double product = legs[k] * legs[l];
          if (steepness > 0) {
            double third = Math.sqrt(Math.max(0, one * one + other * other - 2 * dot));
            if (one + other + third > perimeter) {
              continue;
            }
            product *= Math.exp(-steepness * third);
          }
          int block = blocks.triple(kinds[shell.atom(k)], apex, kinds[shell.atom(l)]);
          double cosine = Math.clamp(dot / (one * other), -1, 1);
          addCorner(values, block * grid.points(), cosine, product);
        }
      }
    }

    private void addCorner(double[] values, int offset, double cosine, double product) {
      if (corner == Corner.COSINE) {
        grid.add(values, offset, cosine, product);
        return;
      }
      double angle = Math.toDegrees(Math.acos(cosine));
      grid.add(values, offset, angle, product);
      if (corner == Corner.MIRRORED_ANGLE) {
        if (angle < grid.margin()) {
          grid.add(values, offset, -angle, product);
        }
        if (angle > 180 - grid.margin()) {
          grid.add(values, offset, 360 - angle, product);
        }
      }
    }
  }
}
