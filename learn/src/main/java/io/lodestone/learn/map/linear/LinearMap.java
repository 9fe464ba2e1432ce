package io.lodestone.learn.map.linear;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.OpenBlas;
import io.lodestone.learn.map.FittedMap;
import io.lodestone.learn.map.MapInput;
import io.lodestone.learn.state.ModelState;
import java.util.List;

/**
 * A map whose coordinates are sums of features.
 *
 * @param means of the features
 * @param projection width × dimensions, row-major
 * @param coordinates size × dimensions, row-major
 * @param axes what stands at each axis
 */
record LinearMap(double[] means, double[] projection, double[] coordinates, List<String> axes)
    implements FittedMap {
  /** With the coordinates of the rows from which it was made. */
  static LinearMap of(MapInput.Rows rows, double[] means, double[] projection, List<String> axes) {
    return new LinearMap(means, projection, project(rows, means, projection), axes);
  }

  @Override
  public int size() {
    return coordinates.length / dimensions();
  }

  @Override
  public int dimensions() {
    return axes.size();
  }

  @Override
  public double[] place(MapInput others) {
    if (others instanceof MapInput.Rows rows && rows.width() == means.length) {
      return project(rows, means, projection);
    }
    throw new InvalidInput(
        null,
        null,
        others instanceof MapInput.Rows rows
            ? "rows of " + rows.width() + " numbers"
            : others.kind().toString(),
        "rows of " + means.length + " numbers, as those that the map was drawn from",
        null);
  }

  private static double[] project(MapInput.Rows rows, double[] means, double[] projection) {
    int dimensions = projection.length / means.length;
    double[] result = new double[rows.rows() * dimensions];
    double[] centred = LeadingDirections.centred(rows.values(), means);
    OpenBlas.get().multiply(centred, projection, result, rows.rows(), dimensions, means.length);
    return result;
  }

  @Override
  public ModelState state() {
    return new ModelState()
        .put("means", means)
        .put("projection", projection)
        .put("coordinates", coordinates)
        .put("axes", String.join("\n", axes));
  }

  static LinearMap read(int dimensions, ModelState state) {
    double[] means = state.doubles("means");
    double[] coordinates = state.doubles("coordinates");
    List<String> axes = state.text("axes").lines().toList();
    if (axes.size() != dimensions || coordinates.length % dimensions != 0) {
      throw new InvalidInput(
          "map", "part axes", axes.size() + " axes", dimensions + "", "the file is damaged");
    }
    return new LinearMap(
        means, state.doubles("projection", means.length * dimensions), coordinates, axes);
  }
}
