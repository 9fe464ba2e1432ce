package io.lodestone.crystal.equationofstate;

/**
 * The form of an equation of state: how the energy depends on the volume near equilibrium.
 *
 * <p>Every form is E(V) = E₀ + B₀ V₀ g(V/V₀; B₀′) with g(1) = g′(1) = 0 and g″(1) = 1.
 */
public enum EnergyForm {
  /**
   * Third-order Birch-Murnaghan: the energy is a cubic polynomial of the Eulerian strain f =
   * ((V₀/V)^⅔ − 1)/2 (Birch, Phys. Rev. 71, 809, 1947).
   */
  BIRCH_MURNAGHAN("Birch-Murnaghan") {
    @Override
    void shape(double r, double b, double[] g) {
      double power = Math.pow(r, -2 / 3.0);
      double f = (power - 1) / 2;
      double f1 = -power / r / 3;
      double f2 = 5 * power / (r * r) / 9;
      double f3 = -40 * power / (r * r * r) / 27;
      double c = b - 4;
      double h = 4.5 * f * f * (1 + c * f);
      chain(g, h, 4.5 * f * (2 + 3 * c * f), 4.5 * (2 + 6 * c * f), 27 * c, f1, f2, f3);
      g[4] = 4.5 * f * f * f;
    }
  },

  /** Vinet, from the universal binding energy curve (Vinet et al., J. Phys. C 19, L467, 1986). */
  VINET("Vinet") {
    @Override
    void shape(double r, double b, double[] g) {
      double root = Math.cbrt(r);
      double t = root - 1;
      double t1 = root / r / 3;
      double t2 = -2 * t1 / r / 3;
      double t3 = -5 * t2 / r / 3;
      double a = 1.5 * (b - 1);
      double u = a * t;
      double decay = Math.exp(-u);
      // (1 − (1 + u) e^−u)/a²; its series where the difference would lose digits.
      double well = Math.abs(u) < 1e-3 ? t * t * series(u) : (1 - (1 + u) * decay) / (a * a);
      double ofA = Math.abs(u) < 1e-3 ? t * t * t * seriesOfA(u) : (t * t * decay - 2 * well) / a;
      chain(g, 9 * well, 9 * t * decay, 9 * (1 - u) * decay, 9 * a * (u - 2) * decay, t1, t2, t3);
      g[4] = 9 * 1.5 * ofA;
    }

    private double series(double u) {
      return 1 / 2.0 - u / 3 + u * u / 8 - u * u * u / 30;
    }

    private double seriesOfA(double u) {
      return -1 / 3.0 + u / 4 - u * u / 10 + u * u * u / 36;
    }
  },

  /** Murnaghan: the bulk modulus is linear in the pressure (PNAS 30, 244, 1944). */
  MURNAGHAN("Murnaghan") {
    @Override
    void shape(double r, double b, double[] g) {
      double power = Math.pow(r, -b);
      g[0] = r / b * (power / (b - 1) + 1) - 1 / (b - 1);
      g[1] = (1 - power) / b;
      g[2] = power / r;
      g[3] = -(b + 1) * power / (r * r);
      double product = b * (b - 1);
      g[4] =
          -r * power * Math.log(r) / product
              - r * power * (2 * b - 1) / (product * product)
              - r / (b * b)
              + 1 / ((b - 1) * (b - 1));
    }
  },

  /**
   * Third-order Poirier-Tarantola, in logarithmic strain (Phys. Earth Planet. Inter. 109, 1, 1998).
   */
  POIRIER_TARANTOLA("Poirier-Tarantola") {
    @Override
    void shape(double r, double b, double[] g) {
      double s = -Math.log(r);
      double c = b - 2;
      chain(
          g,
          s * s * (0.5 + c * s / 6),
          s + c * s * s / 2,
          1 + c * s,
          c,
          -1 / r,
          1 / (r * r),
          -2 / (r * r * r));
      g[4] = s * s * s / 6;
    }
  };

  private final String title;

  EnergyForm(String title) {
    this.title = title;
  }

  /** The name by which it is known. */
  public String title() {
    return title;
  }

  /**
   * The shape g and its derivatives.
   *
   * @param r V/V₀
   * @param b B₀′
   * @param g receives g, ∂g/∂r, ∂²g/∂r², ∂³g/∂r³ and ∂g/∂B₀′
   */
  abstract void shape(double r, double b, double[] g);

  /** Derivatives by r of h(f(r)), from those of h by f and of f by r. */
  private static void chain(
      double[] g, double h, double h1, double h2, double h3, double f1, double f2, double f3) {
    g[0] = h;
    g[1] = h1 * f1;
    g[2] = h2 * f1 * f1 + h1 * f2;
    g[3] = h3 * f1 * f1 * f1 + 3 * h2 * f1 * f2 + h1 * f3;
  }
}
