package io.lodestone.figure;

import java.util.ArrayList;
import java.util.List;

/** An axis on which equal ratios are equally long. */
record LogarithmicAxis(String quantity, String unit, double from, double to) implements Axis {
  /** Decades up to which all of them are labelled. */
  private static final int LABELLED = 7;

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
    int first = (int) Math.floor(Math.log10(from));
    int last = (int) Math.floor(Math.log10(to));
    int every = Math.max(1, (int) Math.ceil((last - first + 1) / (double) LABELLED));
    boolean few = Math.log10(to / from) < 2;
    List<Tick> ticks = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      for (int digit = 1; digit < 10; digit++) {
        double value = digit * Math.pow(10, power);
        if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) {
          boolean labelled =
              digit == 1 && Math.floorMod(power, every) == 0 || few && (digit == 2 || digit == 5);
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
    return Label.of(quantity, unit, 0);
  }

  @Override
  public boolean hasGrid() {
    return true;
  }
}
