package io.lodestone.crystal.equationofstate;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.numerics.LeastSquares;
import java.util.Arrays;
import java.util.Optional;

/**
 * An equation of state fitted to energies at several volumes by least squares.
 *
 * <p>The start is the energy as a cubic polynomial of V^−⅔, which is the Birch-Murnaghan equation
 * and linear in its coefficients; the Levenberg-Marquardt method (Marquardt, J. Soc. Indust. Appl.
 * Math. 11, 431, 1963) goes on from there for the other forms.
 *
 * @param equation the fit
 * @param errors standard errors of E₀ (eV), V₀ (Å³), B₀ (eV/Å³) and B₀′ from the scatter of the
 *     points; empty for four points, which leave none
 * @param rootMeanSquare of the residuals, eV
 * @param points how many
 * @param isBracketed whether points lie on either side of the minimum; if not, it is extrapolated
 */
public record EquationOfStateFit(
    EquationOfState equation,
    Optional<Errors> errors,
    double rootMeanSquare,
    int points,
    boolean isBracketed) {
  private static final int PARAMETERS = 4;
  private static final int MOST_STEPS = 200;
  private static final double CONVERGED = 1e-13;

  /** Part of the energies below which a minimum is no deeper than rounding. */
  private static final double FLAT = 1e-12;

  /** Volumes that differ by less than this part are one. */
  private static final double SAME_VOLUME = 1e-7;

  /**
   * Standard errors.
   *
   * @param energy of E₀, eV
   * @param volume of V₀, Å³
   * @param bulkModulus of B₀, eV/Å³
   * @param bulkModulusDerivative of B₀′
   */
  public record Errors(
      double energy, double volume, double bulkModulus, double bulkModulusDerivative) {}

  /**
   * Fits.
   *
   * @param volumes Å³, positive, at least four different ones, in any order
   * @param energies eV, of each volume
   * @throws InvalidInput when there are too few points, numbers that are not finite, or no minimum
   *     near the points
   */
  public static EquationOfStateFit of(EnergyForm form, double[] volumes, double[] energies) {
    check(volumes, energies);
    EquationOfState start = polynomial(form, volumes, energies);
    EquationOfState fitted = refine(start, volumes, energies);
    double[] residuals = residuals(fitted, volumes, energies);
    double squares = Arrays.stream(residuals).map(r -> r * r).sum();
    Optional<Errors> errors =
        LeastSquares.solve(jacobian(fitted, volumes), PARAMETERS, residuals)
            .standardErrors()
            .map(e -> new Errors(e[0], e[1], e[2], e[3]));
    double least = Arrays.stream(volumes).min().orElseThrow();
    double greatest = Arrays.stream(volumes).max().orElseThrow();
    return new EquationOfStateFit(
        fitted,
        errors,
        Math.sqrt(squares / volumes.length),
        volumes.length,
        least < fitted.volume() && fitted.volume() < greatest);
  }

  private static void check(double[] volumes, double[] energies) {
    if (volumes.length != energies.length) {
      throw new IllegalArgumentException(
          volumes.length + " volumes, " + energies.length + " energies");
    }
    for (int i = 0; i < volumes.length; i++) {
      if (!(volumes[i] > 0) || !Double.isFinite(volumes[i] + energies[i])) {
        throw new InvalidInput(
            null,
            "point " + (i + 1),
            volumes[i] + " Å³ with " + energies[i] + " eV",
            "a positive volume and a finite energy",
            null);
      }
    }
    double[] sorted = volumes.clone();
    Arrays.sort(sorted);
    int different = sorted.length == 0 ? 0 : 1;
    for (int i = 1; i < sorted.length; i++) {
      different += sorted[i] > sorted[i - 1] * (1 + SAME_VOLUME) ? 1 : 0;
    }
    if (different < PARAMETERS) {
      throw new InvalidInput(
          null,
          null,
          different + " different volumes",
          "energies at four different volumes or more",
          "five to eleven within 6 % of equilibrium are usual");
    }
  }

  /** The Birch-Murnaghan equation, exactly; of other forms the equation that osculates it. */
  private static EquationOfState polynomial(EnergyForm form, double[] volumes, double[] energies) {
    double centre = Arrays.stream(volumes).average().orElseThrow();
    double zero = Arrays.stream(energies).average().orElseThrow();
    int n = volumes.length;
    double[] a = new double[n * PARAMETERS];
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      double x = Math.pow(volumes[i] / centre, -2 / 3.0) - 1;
      for (int k = 0; k < PARAMETERS; k++) {
        a[i * PARAMETERS + k] = k == 0 ? 1 : a[i * PARAMETERS + k - 1] * x;
      }
      b[i] = energies[i] - zero;
    }
    double[] c = LeastSquares.solve(a, PARAMETERS, b).solution();
    double x = minimum(c);
    double curvature = 2 * c[2] + 6 * c[3] * x;
    double least = Arrays.stream(volumes).min().orElseThrow();
    double greatest = Arrays.stream(volumes).max().orElseThrow();
    double minimum = centre * Math.pow(1 + x, -1.5);
    double room = greatest - least;
    // Farther than the points reach apart, where the minimum lies is anybody's guess.
    boolean near = minimum > least - room && minimum < greatest + room;
    double depth = curvature * Math.pow(room / centre, 2);
    boolean outside = minimum < least || minimum > greatest;
    if (!near
        || !(depth > FLAT * (1 + Math.abs(zero)))
        || outside && !leadsTo(minimum, volumes, energies)) {
      throw new InvalidInput(
          null,
          null,
          "energies that do not have one",
          "energies with a minimum near the volumes",
          "add smaller or larger volumes");
    }
    // y = V^−⅔ in units of the centre; E″(V) and E‴(V) by the chain rule give B₀ and B₀′.
    double y = 1 + x;
    double y1 = -2 / 3.0 * y / minimum;
    double y2 = -5 / 3.0 * y1 / minimum;
    double second = curvature * y1 * y1;
    double third = 6 * c[3] * y1 * y1 * y1 + 3 * curvature * y1 * y2;
    double energy = zero + c[0] + x * (c[1] + x * (c[2] + x * c[3]));
    return new EquationOfState(
        form, energy, minimum, minimum * second, -1 - minimum * third / second);
  }

  /**
   * Whether the lowest energy is that of the volume nearest to a minimum outside, the highest far.
   */
  private static boolean leadsTo(double minimum, double[] volumes, double[] energies) {
    int lowest = 0;
    int highest = 0;
    for (int i = 1; i < volumes.length; i++) {
      lowest = energies[i] < energies[lowest] ? i : lowest;
      highest = energies[i] > energies[highest] ? i : highest;
    }
    double near = Math.abs(volumes[lowest] - minimum);
    double far = Math.abs(volumes[highest] - minimum);
    return Arrays.stream(volumes)
        .map(volume -> Math.abs(volume - minimum))
        .allMatch(distance -> near <= distance && distance <= far);
  }

  /** Where a cubic polynomial has its minimum; NaN where it has none. */
  private static double minimum(double[] c) {
    double discriminant = c[2] * c[2] - 3 * c[1] * c[3];
    if (discriminant < 0) {
      return Double.NaN;
    }
    // This form of the root neither cancels nor divides by a vanishing cubic coefficient.
    return -c[1] / (c[2] + Math.sqrt(discriminant));
  }

  private static EquationOfState refine(
      EquationOfState start, double[] volumes, double[] energies) {
    EquationOfState best = start;
    double bestSquares = squares(best, volumes, energies);
    double damping = 1e-4;
    for (int step = 0; step < MOST_STEPS && damping < 1e12; step++) {
      double[] change = change(best, volumes, energies, damping);
      EquationOfState next = moved(best, change);
      double squares = next == null ? Double.NaN : squares(next, volumes, energies);
      if (squares <= bestSquares) {
        boolean done =
            Math.abs(change[1]) <= CONVERGED * best.volume()
                && Math.abs(change[2]) <= CONVERGED * best.bulkModulus()
                && Math.abs(change[3]) <= CONVERGED * (1 + Math.abs(best.bulkModulusDerivative()));
        best = next;
        bestSquares = squares;
        damping = Math.max(1e-16, damping / 10);
        if (done) {
          break;
        }
      } else {
        damping *= 10;
      }
    }
    return best;
  }

  /** A damped step: least squares with rows that hold every parameter back. */
  private static double[] change(
      EquationOfState equation, double[] volumes, double[] energies, double damping) {
    int n = volumes.length;
    double[] jacobian = jacobian(equation, volumes);
    double[] a = Arrays.copyOf(jacobian, (n + PARAMETERS) * PARAMETERS);
    double[] b = Arrays.copyOf(residuals(equation, volumes, energies), n + PARAMETERS);
    for (int k = 0; k < PARAMETERS; k++) {
      double squares = 0;
      for (int i = 0; i < n; i++) {
        squares += jacobian[i * PARAMETERS + k] * jacobian[i * PARAMETERS + k];
      }
      a[(n + k) * PARAMETERS + k] = Math.sqrt(damping * squares);
    }
    return LeastSquares.solve(a, PARAMETERS, b).solution();
  }

  /** The equation after a step; null where that leaves the equations that make sense. */
  private static EquationOfState moved(EquationOfState from, double[] change) {
    double volume = from.volume() + change[1];
    double modulus = from.bulkModulus() + change[2];
    double derivative = from.bulkModulusDerivative() + change[3];
    boolean sensible = volume > 0 && modulus > 0 && Double.isFinite(change[0] + derivative);
    return sensible
        ? new EquationOfState(from.form(), from.energy() + change[0], volume, modulus, derivative)
        : null;
  }

  private static double[] jacobian(EquationOfState equation, double[] volumes) {
    double[] jacobian = new double[volumes.length * PARAMETERS];
    double[] gradient = new double[PARAMETERS];
    for (int i = 0; i < volumes.length; i++) {
      equation.gradient(volumes[i], gradient);
      System.arraycopy(gradient, 0, jacobian, i * PARAMETERS, PARAMETERS);
    }
    return jacobian;
  }

  private static double[] residuals(EquationOfState equation, double[] volumes, double[] energies) {
    double[] residuals = new double[volumes.length];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = energies[i] - equation.energyAt(volumes[i]);
    }
    return residuals;
  }

  private static double squares(EquationOfState equation, double[] volumes, double[] energies) {
    return Arrays.stream(residuals(equation, volumes, energies)).map(r -> r * r).sum();
  }
}
