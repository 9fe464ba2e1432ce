package io.lodestone.figure;

import java.util.ArrayList;
import java.util.List;

/** An axis on which equal ratios are equally long. */
record LogarithmicAxis(String quantity, String unit, double from, double to) implements Axis {
  /** Decades up to which all of them are labelled. */
  private static final int LABELLED = 7;

  /** Ratio of the ends below which ticks are those of a linear axis. */
  private static final double LINEAR = 3;

  LogarithmicAxis {
    if (!(from > 0 && to > from && Double.isFinite(to))) {
      throw new IllegalArgumentException("a logarithmic axis from " + from + " to " + to);
    }
  }

  @Override
  public double place(double value) {
    return Math.log(value / from) / Math.log(to / from);
  }

  @Override
  public List<Tick> ticks() {
    if (to / from < LINEAR) {
      // Between so near ends hardly a digit lies; equal steps look nearly equal.
      return new LinearAxis(quantity, unit, from, to).ticks();
    }
    int first = (int) Math.floor(Math.log10(from));
    int last = (int) Math.floor(Math.log10(to));
    int every = Math.max(1, (int) Math.ceil((last - first + 1) / (double) LABELLED));
    boolean one = to / from < 10;
    boolean few = to / from < 100;
    List<Tick> ticks = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      for (int digit = 1; digit < 10; digit++) {
        double value = digit * Math.pow(10, power);
        if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) {
          boolean labelled =
              digit == 1 && Math.floorMod(power, every) == 0
                  || few && (digit == 2 || digit == 5)
                  || one && digit % 2 == 0;
          ticks.add(new Tick(value, labelled ? label(digit, power) : ""));
        }
      }
    }
    return ticks;
  }

  private static String label(int digit, int power) {
    if (power >= -3 && power <= 3) {
      return power >= 0
          ? Long.toString(Math.round(digit * Math.pow(10, power)))
          : "0." + "0".repeat(-power - 1) + digit;
    }
    return (digit == 1 ? "" : digit + "·") + "10" + Label.raised(power);
  }

  @Override
  public String title() {
    return to / from < LINEAR
        ? new LinearAxis(quantity, unit, from, to).title()
        : Label.of(quantity, unit, 0);
  }

  @Override
  public boolean hasGrid() {
    return true;
  }
}
