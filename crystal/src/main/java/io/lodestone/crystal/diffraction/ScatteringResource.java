package io.lodestone.crystal.diffraction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** A published table, by species: the numbers of each row of a resource beside this class. */
final class ScatteringResource {
  private final Map<String, double[]> rows;

  ScatteringResource(String file) {
    Map<String, double[]> read = new HashMap<>();
    try (InputStream in = ScatteringResource.class.getResourceAsStream(file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split("\t"))
          .forEach(
              cells ->
                  read.put(
                      cells[0],
                      Arrays.stream(cells, 1, cells.length)
                          .mapToDouble(Double::parseDouble)
                          .toArray()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    rows = Collections.unmodifiableMap(read);
  }

  /** The numbers of a species, or null. */
  double[] row(String species) {
    return rows.get(species);
  }
}
