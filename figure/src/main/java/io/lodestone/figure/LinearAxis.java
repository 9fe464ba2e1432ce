package io.lodestone.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An axis on which equal differences are equally long. */
record LinearAxis(String quantity, String unit, double from, double to) implements Axis {
  private static final int TICKS = 5;

  /** Powers of ten beyond which numbers are written with a common factor in the title. */
  private static final int SMALLEST = -4;

  private static final int LARGEST = 5;

  LinearAxis {
    if (!Double.isFinite(to - from) || from == to) {
      throw new IllegalArgumentException("an axis from " + from + " to " + to);
    }
  }

  @Override
  public double place(double value) {
    return (value - from) / (to - from);
  }

  @Override
  public List<Tick> ticks() {
    double step = step();
    double least = Math.min(from, to);
    double greatest = Math.max(from, to);
    int power = power();
    int decimals = Math.clamp(power - (long) Math.floor(Math.log10(step) + 1e-9), 0, 15);
    List<Tick> ticks = new ArrayList<>();
    long last = (long) Math.floor(greatest / step + 1e-9);
    for (long i = (long) Math.ceil(least / step - 1e-9); i <= last; i++) {
      String label =
          String.format(Locale.ROOT, "%." + decimals + "f", i * step / Math.pow(10, power));
      ticks.add(new Tick(i * step, label.replace('-', '−')));
    }
    return ticks;
  }

  @Override
  public String title() {
    return Label.of(quantity, unit, power());
  }

  @Override
  public boolean hasGrid() {
    return true;
  }

  private double step() {
    double rough = Math.abs(to - from) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digits = rough / power;
    return power * (digits < 1.5 ? 1 : digits < 3.5 ? 2 : digits < 7.5 ? 5 : 10);
  }

  /** The power of ten that labels leave out; 0 where they can be read as they are. */
  private int power() {
    int highest = (int) Math.floor(Math.log10(Math.max(Math.abs(from), Math.abs(to))));
    return highest < SMALLEST || highest > LARGEST ? highest : 0;
  }
}
