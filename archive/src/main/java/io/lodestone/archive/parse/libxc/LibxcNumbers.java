package io.lodestone.archive.parse.libxc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names of the functionals of libxc by their numbers, for programs that write only the number.
 *
 * <p>The table is libxc's own list ({@code xc_available_functional_numbers}, version 5.2.3; numbers
 * never change their meaning between versions).
 */
public final class LibxcNumbers {
  private static final String TABLE = "libxc-numbers.tsv";
  private static final Map<Integer, String> NAMES = read();

  private LibxcNumbers() {}

  /** The name of a functional, such as {@code GGA_X_PBE} for 101; empty for an unknown number. */
  public static Optional<String> name(int number) {
    return Optional.ofNullable(NAMES.get(number));
  }

  private static Map<Integer, String> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                LibxcNumbers.class.getResourceAsStream(TABLE), StandardCharsets.US_ASCII))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .collect(Collectors.toUnmodifiableMap(row -> Integer.valueOf(row[0]), row -> row[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
