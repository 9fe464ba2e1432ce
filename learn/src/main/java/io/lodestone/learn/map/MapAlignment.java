package io.lodestone.learn.map;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.OpenBlas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Maps of the same materials laid on each other, so that they can be compared: each is moved,
 * turned or mirrored, and stretched, until the materials lie as near as can be to their mean places
 * (generalised Procrustes analysis: Gower, Psychometrika 40, 33, 1975). The first map stays as it
 * is.
 *
 * @param maps as they lie after it
 * @param common the materials that are on all maps, by their identifiers
 * @param residual of each common material: how far it lies from its mean place, root mean square
 *     over the maps, in units of the root mean square distance from the middle of all
 * @param disparity of each map: the share of its scatter that does not fit the mean of all maps,
 *     from 0, the same map, to 1
 */
public record MapAlignment(
    List<MaterialsMap> maps, List<String> common, double[] residual, double[] disparity) {
  private static final int MOST_ROUNDS = 200;
  private static final double CONVERGED = 1e-12;

  /**
   * Lays maps on each other.
   *
   * @throws InvalidInput when there are less than two, they have other numbers of coordinates, or
   *     share less than three materials
   */
  public static MapAlignment of(List<MaterialsMap> maps) {
    if (maps.size() < 2) {
      throw new InvalidInput(null, null, maps.size() + " map", "at least two to align", null);
    }
    int dimensions = maps.getFirst().dimensions();
    for (MaterialsMap map : maps) {
      if (map.dimensions() != dimensions) {
        throw new InvalidInput(
            null,
            null,
            "maps of " + dimensions + " and " + map.dimensions() + " coordinates",
            "as many on each",
            null);
      }
    }
    List<String> common = common(maps);
    if (common.size() < 3) {
      throw new InvalidInput(
          null,
          null,
          common.size() + " materials that are on all maps",
          "at least three, by the same identifiers",
          null);
    }
    List<double[]> shapes = new ArrayList<>();
    List<Pose> poses = new ArrayList<>();
    for (MaterialsMap map : maps) {
      double[] points = chosen(map, common);
      Pose centring = centring(points, dimensions);
      shapes.add(centring.of(points));
      poses.add(centring);
    }
    align(shapes, poses, dimensions);
    // Back to where, and as large as, the first map was.
    Pose back = inverse(poses.getFirst());
    List<MaterialsMap> laid = new ArrayList<>();
    for (int m = 0; m < maps.size(); m++) {
      laid.add(m == 0 ? maps.getFirst() : maps.get(m).laid(poses.get(m).then(back)));
    }
    return new MapAlignment(laid, common, residuals(shapes, dimensions), disparities(shapes));
  }

  private static List<String> common(List<MaterialsMap> maps) {
    Map<String, Integer> seen = new HashMap<>();
    maps.forEach(map -> map.table().ids().forEach(id -> seen.merge(id, 1, Integer::sum)));
    return maps.getFirst().table().ids().stream()
        .filter(id -> seen.get(id) == maps.size())
        .toList();
  }

  private static double[] chosen(MaterialsMap map, List<String> common) {
    Map<String, Integer> places = new HashMap<>();
    for (int row = 0; row < map.size(); row++) {
      places.put(map.table().ids().get(row), row);
    }
    int dimensions = map.dimensions();
    double[] all = map.coordinates();
    double[] chosen = new double[common.size() * dimensions];
    for (int i = 0; i < common.size(); i++) {
      System.arraycopy(
          all, places.get(common.get(i)) * dimensions, chosen, i * dimensions, dimensions);
    }
    return chosen;
  }

  /** To the middle, with a mean squared distance from it of 1. */
  private static Pose centring(double[] points, int dimensions) {
    int n = points.length / dimensions;
    double[] middle = new double[dimensions];
    for (int i = 0; i < points.length; i++) {
      middle[i % dimensions] += points[i] / n;
    }
    double squares = 0;
    for (int i = 0; i < points.length; i++) {
      squares += Math.pow(points[i] - middle[i % dimensions], 2);
    }
    if (!(squares > 0)) {
      throw new InvalidInput(
          null, null, "a map on which all common materials lie in one place", "others", null);
    }
    double scale = Math.sqrt(n / squares);
    double[] shift = Arrays.stream(middle).map(value -> -scale * value).toArray();
    return new Pose(scale, Pose.asDrawn(dimensions).turn(), shift);
  }

  private static void align(List<double[]> shapes, List<Pose> poses, int dimensions) {
    double before = Double.POSITIVE_INFINITY;
    double[] mean = shapes.getFirst();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double off = 0;
      for (int m = 0; m < shapes.size(); m++) {
        double[] turn = turn(shapes.get(m), mean, dimensions);
        Pose pose = new Pose(1, turn, new double[dimensions]);
        shapes.set(m, pose.of(shapes.get(m)));
        poses.set(m, poses.get(m).then(pose));
        off += apart(shapes.get(m), mean);
      }
      mean = mean(shapes);
      if (before - off <= CONVERGED * mean.length) {
        break;
      }
      before = off;
    }
  }

  /** The turn, with or without a mirror, that brings points nearest to others. */
  static double[] turn(double[] points, double[] to, int dimensions) {
    int d = dimensions;
    double[] product = new double[d * d];
    for (int i = 0; i < points.length; i += d) {
      for (int a = 0; a < d; a++) {
        for (int b = 0; b < d; b++) {
          product[a * d + b] += points[i + a] * to[i + b];
        }
      }
    }
    // U Vᵀ of the product's singular vectors, which is P (PᵀP)^(-1/2); of a product without full
    // rank, any turn that completes it.
    double[] square = new double[d * d];
    double[] turned = new double[d * d];
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < d; b++) {
        turned[b * d + a] = product[a * d + b];
      }
    }
    OpenBlas.get().gram(turned, square, d, d);
    double[] values = new double[d];
    double[] right = new double[d * d];
    OpenBlas.get().eigenvectors(square, d, values, right);
    double[] left = new double[d * d];
    for (int k = 0; k < d; k++) {
      for (int a = 0; a < d; a++) {
        for (int b = 0; b < d; b++) {
          left[k * d + a] += product[a * d + b] * right[k * d + b];
        }
      }
      orthonormalise(left, k, d);
    }
    double[] turn = new double[d * d];
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < d; b++) {
        for (int k = 0; k < d; k++) {
          turn[a * d + b] += left[k * d + a] * right[k * d + b];
        }
      }
    }
    return turn;
  }

  /** Makes a row orthogonal to those before it, or takes an axis that is. */
  private static void orthonormalise(double[] rows, int row, int d) {
    double length = length(rows, row, d);
    for (int axis = -1; axis < d; axis++) {
      if (axis >= 0) {
        Arrays.fill(rows, row * d, (row + 1) * d, 0);
        rows[row * d + axis] = 1;
        length = 1;
      }
      for (int before = 0; before < row; before++) {
        double share = 0;
        for (int a = 0; a < d; a++) {
          share += rows[before * d + a] * rows[row * d + a];
        }
        for (int a = 0; a < d; a++) {
          rows[row * d + a] -= share * rows[before * d + a];
        }
      }
      double left = length(rows, row, d);
      if (left > 1e-9 * length && left > Double.MIN_NORMAL) {
        for (int a = 0; a < d; a++) {
          rows[row * d + a] /= left;
        }
        return;
      }
    }
  }

  private static double length(double[] rows, int row, int d) {
    double squares = 0;
    for (int a = row * d; a < (row + 1) * d; a++) {
      squares += rows[a] * rows[a];
    }
    return Math.sqrt(squares);
  }

  private static double[] mean(List<double[]> shapes) {
    double[] mean = new double[shapes.getFirst().length];
    for (double[] shape : shapes) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += shape[i] / shapes.size();
      }
    }
    return mean;
  }

  private static double apart(double[] one, double[] other) {
    double squares = 0;
    for (int i = 0; i < one.length; i++) {
      squares += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return squares;
  }

  private static Pose inverse(Pose pose) {
    int d = pose.shift().length;
    double[] turned = new double[d * d];
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < d; b++) {
        turned[b * d + a] = pose.turn()[a * d + b];
      }
    }
    double[] shift = new Pose(1 / pose.scale(), turned, new double[d]).of(pose.shift());
    return new Pose(1 / pose.scale(), turned, Arrays.stream(shift).map(value -> -value).toArray());
  }

  private static double[] residuals(List<double[]> shapes, int dimensions) {
    double[] mean = mean(shapes);
    double[] residuals = new double[mean.length / dimensions];
    for (double[] shape : shapes) {
      for (int i = 0; i < mean.length; i++) {
        residuals[i / dimensions] += Math.pow(shape[i] - mean[i], 2) / shapes.size();
      }
    }
    return Arrays.stream(residuals).map(Math::sqrt).toArray();
  }

  /** Each shape against the mean of all, stretched as fits best. */
  private static double[] disparities(List<double[]> shapes) {
    double[] mean = mean(shapes);
    double[] zeros = new double[mean.length];
    double whole = apart(mean, zeros);
    return shapes.stream()
        .mapToDouble(
            shape -> {
              double product = 0;
              for (int i = 0; i < mean.length; i++) {
                product += shape[i] * mean[i];
              }
              return Math.max(0, 1 - product * product / (apart(shape, zeros) * whole));
            })
        .toArray();
  }
}
