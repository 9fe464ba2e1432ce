package io.lodestone.bench;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.Registry;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** Standardised Magpie features of compositions that were published, for benchmarks of maps. */
record RealCompositions(int rows, int width, double[] values) {
  /**
   * Reads the first column of tables with a header, leaves out repeated and unreadable formulas,
   * and draws some.
   *
   * @param tables text, or text packed by gzip
   */
  static RealCompositions of(List<Path> tables, int rows) throws IOException {
    Set<String> formulas = new LinkedHashSet<>();
    for (Path table : tables) {
      try (InputStream in = Files.newInputStream(table);
          InputStream plain = table.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
        lines.lines().skip(1).forEach(line -> formulas.add(line.split(",", 2)[0]));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    List<Composition> compositions = new ArrayList<>();
    for (String formula : formulas) {
      try {
        compositions.add(Composition.parse(formula));
      } catch (InvalidInput unreadable) {
        // Tables of experiments have formulas with unknowns, such as O7-X.
      }
    }
    Collections.shuffle(compositions, new Random(1));
    if (compositions.size() < rows) {
      throw new InvalidInput(
          null, null, compositions.size() + " compositions", rows + " or more", "name more tables");
    }
    return of(compositions.subList(0, rows));
  }

  @SuppressWarnings("unchecked") // Magpie looks at compositions.
  private static RealCompositions of(List<Composition> compositions) {
    Representation<Composition> magpie =
        (Representation<Composition>)
            new Registry().parse("magpie:absent=mean").create(new Scope(Set.of(), 0));
    int width = magpie.features().size();
    int rows = compositions.size();
    double[] values = new double[rows * width];
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            row ->
                System.arraycopy(
                    magpie.of(compositions.get(row)).values(), 0, values, row * width, width));
    for (int j = 0; j < width; j++) {
      double sum = 0;
      double squares = 0;
      for (int i = j; i < values.length; i += width) {
        sum += values[i];
      }
      for (int i = j; i < values.length; i += width) {
        values[i] -= sum / rows;
        squares += values[i] * values[i];
      }
      for (int i = j; i < values.length && squares > 0; i += width) {
        values[i] /= Math.sqrt(squares / rows);
      }
    }
    return new RealCompositions(rows, width, values);
  }

  /** Writes the values as little-endian numbers of single precision, row after row. */
  void write(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putFloat((float) value);
    }
    Files.write(file, bytes.array());
  }
}
