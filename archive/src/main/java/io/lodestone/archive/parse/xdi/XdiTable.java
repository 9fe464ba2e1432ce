package io.lodestone.archive.parse.xdi;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.xml.Doubles;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.PhysicalConstant;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.represent.spectrum.Spectrum;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** The columns of an XDI file as numbers, and the absorption that follows from them. */
final class XdiTable {
  private static final int MOST_COLUMNS = 100;
  private static final UnitExpression JOULE = UnitExpression.parse("J");
  private static final UnitExpression ONE = UnitExpression.parse("-");

  private final XdiHeader header;
  private final int width;
  private final double[] numbers;

  private XdiTable(XdiHeader header, int width, double[] numbers) {
    this.header = header;
    this.width = width;
    this.numbers = numbers;
  }

  /**
   * Reads the lines with numbers; one that the end of the file cuts is left out.
   *
   * @throws InvalidInput when a line has fewer or more numbers than the first one, or words
   */
  static XdiTable read(XdiHeader header, TextReader reader) throws IOException {
    Doubles numbers = new Doubles();
    int width = 0;
    for (String line = reader.next(); line != null; line = reader.next()) {
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      Fields fields = reader.fields();
      boolean cut = !reader.isTerminated() && width > 0 && fields.count() != width;
      if (cut) {
        break;
      }
      width = width == 0 ? fields.count() : width;
      if (fields.count() != width || width < 2 || width > MOST_COLUMNS) {
        throw reader.error(
            fields.count() + " numbers",
            width < 2 ? "two columns or more" : Math.min(width, MOST_COLUMNS) + " columns");
      }
      if (numbers.size() + width > Doubles.MOST) {
        throw reader.error(
            "more than " + Doubles.MOST + " numbers", "a scan that fits into memory");
      }
      for (int i = 0; i < width; i++) {
        numbers.add(fields.number(i));
      }
    }
    if (width == 0) {
      throw reader.error("the end of the file", "lines of numbers");
    }
    return new XdiTable(header, width, numbers.toArray());
  }

  /** Number of points. */
  int size() {
    return numbers.length / width;
  }

  private int column(String name) {
    int column = header.column(name);
    return column < width ? column : -1;
  }

  private double[] values(int column) {
    double[] values = new double[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers[i * width + column];
    }
    return values;
  }

  /**
   * The energies of the photons in J, as measured or from the angles of the monochromator.
   *
   * @throws InvalidInput when the header names neither, or a unit that is no energy or angle
   */
  double[] energies() {
    int energy = column("energy");
    int angle = column("angle");
    if (energy < 0 && angle < 0) {
      throw new InvalidInput(
          null, "header", "no column energy or angle", "# Column.1: energy eV", null);
    }
    return energy >= 0 ? scaled(energy) : fromAngles(angle);
  }

  private double[] scaled(int column) {
    String stated = header.unit(column).toLowerCase(Locale.ROOT);
    double factor =
        switch (stated) {
          case "", "ev", "electronvolt", "electronvolts" -> MaterialsUnit.ELECTRONVOLT.factor();
          case "kev" -> 1e3 * MaterialsUnit.ELECTRONVOLT.factor();
          case "j" -> 1;
          default ->
              throw new InvalidInput(
                  null, "header, column " + (column + 1), "unit " + stated, "eV or keV", null);
        };
    double[] energies = values(column);
    for (int i = 0; i < energies.length; i++) {
      energies[i] *= factor;
    }
    return energies;
  }

  /** Bragg's law, E = h c / (2 d sin θ). */
  private double[] fromAngles(int column) {
    double distance =
        header
            .field("mono.d_spacing")
            .flatMap(XdiTable::number)
            .filter(d -> d > 0)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        null,
                        "header",
                        "angles without Mono.d_spacing",
                        "the distance of the lattice planes in Å",
                        null));
    String stated = header.unit(column).toLowerCase(Locale.ROOT);
    double factor =
        switch (stated) {
          case "", "degree", "degrees", "deg", "°" -> Math.PI / 180;
          case "radian", "radians", "rad" -> 1;
          default ->
              throw new InvalidInput(
                  null,
                  "header, column " + (column + 1),
                  "unit " + stated,
                  "degree or radian",
                  null);
        };
    double product = PhysicalConstant.PLANCK.value() * PhysicalConstant.SPEED_OF_LIGHT.value();
    double[] energies = values(column);
    for (int i = 0; i < energies.length; i++) {
      energies[i] = product / (2 * distance * 1e-10 * Math.sin(energies[i] * factor));
    }
    return energies;
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Fields.parse(text.split("\\s+", 2)[0]));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  /**
   * The absorption of the sample over the energy in J: ready-made, by transmission ln(I₀/I), or by
   * fluorescence I_f/I₀; empty where no columns give it.
   */
  Optional<Absorption> sample(double[] energies) {
    return ready("mutrans", "transmission", energies)
        .or(() -> ready("normtrans", "transmission", energies))
        .or(() -> ratio("i0", "itrans", "transmission", Math::log, energies))
        .or(() -> ready("mufluor", "fluorescence", energies))
        .or(() -> ready("normfluor", "fluorescence", energies))
        .or(() -> ratio("ifluor", "i0", "fluorescence", ratio -> ratio, energies))
        .or(() -> ratio("if", "i0", "fluorescence", ratio -> ratio, energies));
  }

  /** The absorption of the reference behind the sample. */
  Optional<Absorption> reference(double[] energies) {
    return ready("murefer", "reference", energies)
        .or(() -> ready("normrefer", "reference", energies))
        .or(() -> ratio("itrans", "irefer", "reference", Math::log, energies));
  }

  /** An absorption and how it was measured. */
  record Absorption(String mode, Spectrum spectrum) {}

  private Optional<Absorption> ready(String name, String mode, double[] energies) {
    int column = column(name);
    return column < 0
        ? Optional.empty()
        : Optional.of(
            new Absorption(mode, Spectrum.unsorted(energies, JOULE, values(column), ONE)));
  }

  private Optional<Absorption> ratio(
      String above, String below, String mode, DoubleUnaryOperator of, double[] energies) {
    int first = column(above);
    int second = column(below);
    if (first < 0 || second < 0) {
      return Optional.empty();
    }
    double[] counts = values(first);
    double[] others = values(second);
    for (int i = 0; i < counts.length; i++) {
      counts[i] = of.applyAsDouble(counts[i] / others[i]);
    }
    return Optional.of(new Absorption(mode, Spectrum.unsorted(energies, JOULE, counts, ONE)));
  }
}
