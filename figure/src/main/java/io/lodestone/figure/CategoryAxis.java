package io.lodestone.figure;

import java.util.List;
import java.util.stream.IntStream;

/** An axis of names, one at each whole number from 0; it may run backwards. */
record CategoryAxis(String title, List<String> names, boolean backwards) implements Axis {
  CategoryAxis {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("an axis without names");
    }
  }

  @Override
  public double place(double value) {
    return (value - from()) / (to() - from());
  }

  @Override
  public double from() {
    return backwards ? names.size() - 0.5 : -0.5;
  }

  @Override
  public double to() {
    return backwards ? -0.5 : names.size() - 0.5;
  }

  @Override
  public List<Tick> ticks() {
    return IntStream.range(0, names.size()).mapToObj(i -> new Tick(i, names.get(i))).toList();
  }

  @Override
  public boolean hasGrid() {
    return false;
  }
}
