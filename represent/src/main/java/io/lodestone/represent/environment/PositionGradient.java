package io.lodestone.represent.environment;

/**
 * The derivatives of a number with respect to positions and strain. It is filled by adding what
 * each pair of centre and neighbour gives.
 */
public final class PositionGradient {
  private final double[] positions;
  private final double[] strain = new double[9];

  /** All zero. */
  public PositionGradient(int atoms) {
    positions = new double[3 * atoms];
  }

  /**
   * Adds the derivative with respect to the vector from a centre to a neighbour.
   *
   * @param slope its three components
   * @param vector the vector, Å
   */
  public void add(int centre, int neighbour, double[] slope, double[] vector) {
    for (int axis = 0; axis < 3; axis++) {
      positions[3 * neighbour + axis] += slope[axis];
      positions[3 * centre + axis] -= slope[axis];
      for (int other = 0; other < 3; other++) {
        strain[3 * axis + other] += slope[axis] * vector[other];
      }
    }
  }

  /** With respect to the position of an atom along an axis, per Å. */
  public double position(int atom, int axis) {
    return positions[3 * atom + axis];
  }

  /**
   * With respect to the strain ε, where every vector r becomes (1 + ε) r; divided by the volume it
   * is a stress.
   */
  public double strain(int axis, int other) {
    return strain[3 * axis + other];
  }
}
