package io.lodestone.learn.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A setting that a search may change, as a stretch from 0 to 1 of which every place stands for a
 * value.
 */
sealed interface Parameter {
  String name();

  /** The value at a place, as a user would write it. */
  String at(double place);

  /** The place in the middle of those with the same value. */
  double settled(double place);

  /** Evenly spread places of different values, at most so many. */
  double[] places(int most);

  /** How many numbers tell a process that follows scores where in the stretch a place is. */
  default int width() {
    return 1;
  }

  /** Writes these numbers from an index on. */
  default void encode(double place, double[] to, int from) {
    to[from] = settled(place);
  }

  /**
   * Values that were listed. Numbers stay in their order; of others each is as far from any other.
   *
   * @param ordered whether they are numbers that rise or fall
   */
  record Choice(String name, List<String> values, boolean ordered) implements Parameter {
    private int index(double place) {
      return Math.clamp((int) (place * values.size()), 0, values.size() - 1);
    }

    @Override
    public String at(double place) {
      return values.get(index(place));
    }

    @Override
    public double settled(double place) {
      return (index(place) + 0.5) / values.size();
    }

    @Override
    public double[] places(int most) {
      return IntStream.range(0, values.size())
          .mapToDouble(k -> (k + 0.5) / values.size())
          .toArray();
    }

    @Override
    public int width() {
      return ordered ? 1 : values.size();
    }

    @Override
    public void encode(double place, double[] to, int from) {
      if (ordered) {
        to[from] = settled(place);
        return;
      }
      for (int k = 0; k < values.size(); k++) {
        to[from + k] = k == index(place) ? 1 : 0;
      }
    }
  }

  /**
   * Numbers between two.
   *
   * @param logarithmic whether factors, not differences, are spread evenly
   */
  record Range(String name, double least, double most, boolean logarithmic) implements Parameter {
    private static final int DIGITS = 4;

    @Override
    public String at(double place) {
      double value =
          logarithmic ? least * Math.pow(most / least, place) : least + (most - least) * place;
      // A few digits are enough, and are what people would write.
      double rounded =
          Double.parseDouble(String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", value));
      return Double.toString(Math.clamp(rounded, least, most));
    }

    @Override
    public double settled(double place) {
      return place;
    }

    @Override
    public double[] places(int most) {
      return IntStream.range(0, most)
          .mapToDouble(k -> most == 1 ? 0.5 : (double) k / (most - 1))
          .toArray();
    }
  }

  /** Whole numbers from one to another, both included. */
  record WholeRange(String name, long least, long most, boolean logarithmic) implements Parameter {
    private long value(double place) {
      double real =
          logarithmic
              ? (least - 0.5) * Math.pow((most + 0.5) / (least - 0.5), place)
              : least - 0.5 + (most - least + 1) * place;
      return Math.clamp(Math.round(real), least, most);
    }

    private double place(long value) {
      return logarithmic
          ? Math.log(value / (least - 0.5)) / Math.log((most + 0.5) / (least - 0.5))
          : (value - least + 0.5) / (most - least + 1);
    }

    @Override
    public String at(double place) {
      return Long.toString(value(place));
    }

    @Override
    public double settled(double place) {
      return place(value(place));
    }

    @Override
    public double[] places(int count) {
      return IntStream.range(0, count)
          .mapToDouble(k -> count == 1 ? 0.5 : (double) k / (count - 1))
          .mapToLong(this::value)
          .distinct()
          .mapToDouble(this::place)
          .toArray();
    }
  }
}
