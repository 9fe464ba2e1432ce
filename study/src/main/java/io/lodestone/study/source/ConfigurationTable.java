package io.lodestone.study.source;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.table.Dialect;
import io.lodestone.core.table.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A table of configurations as {@code lodestone pocc} writes it: separated text with the columns
 * degeneracy and energy, in eV per supercell, and others.
 */
public final class ConfigurationTable {
  private static final int LARGEST = 1 << 28;

  private final Path file;
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  private ConfigurationTable(Path file, List<String> header) {
    this.file = file;
    this.header = header;
  }

  /**
   * Reads a table.
   *
   * @throws InvalidInput when it is none, or a row has not as many cells as the header
   */
  public static ConfigurationTable read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput(file.toString(), "", "nothing there", "a table", "");
    } else if (Files.size(file) > LARGEST) {
      throw new InvalidInput(file.toString(), "", "more than " + LARGEST + " bytes", "a table", "");
    }
    byte[] bytes = Files.readAllBytes(file);
    Dialect dialect =
        Dialect.of(bytes, true)
            .map(Dialect.Read::dialect)
            .orElseThrow(
                () -> new InvalidInput(file.toString(), "", "no such text", "a table", ""));
    try (RecordReader records = dialect.open(new ByteArrayInputStream(bytes), file.toString())) {
      List<String> header = records.next().stream().map(String::strip).toList();
      ConfigurationTable table = new ConfigurationTable(file, header);
      for (List<String> row = records.next(); row != null; row = records.next()) {
        table.add(row);
      }
      if (table.rows.isEmpty()) {
        throw new InvalidInput(
            file.toString(), "", "no rows", "a header and a row per configuration", "");
      }
      return table;
    }
  }

  private void add(List<String> row) {
    if (row.size() != header.size()) {
      throw new InvalidInput(
          file.toString(),
          "row " + (rows.size() + 1),
          row.size() + " cells",
          header.size() + " cells, as in the header",
          "");
    }
    rows.add(row.stream().map(String::strip).toList());
  }

  public int size() {
    return rows.size();
  }

  public List<String> header() {
    return header;
  }

  /** The texts of the column whose heading begins so. */
  public List<String> texts(String name) {
    int column = column(name);
    return rows.stream().map(row -> row.get(column)).toList();
  }

  /** The numbers of the column whose heading begins so. */
  public double[] numbers(String name) {
    int column = column(name);
    double[] numbers = numbers(column);
    if (numbers == null) {
      throw new InvalidInput(
          file.toString(),
          "column " + header.get(column),
          "cells that are empty or no numbers",
          "a number in each row",
          "");
    }
    return numbers;
  }

  /** The numbers of a column; null where a cell is none. */
  public double[] numbers(int column) {
    try {
      return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(column))).toArray();
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** How many arrangements each configuration stands for. */
  public long[] degeneracies() {
    return Arrays.stream(numbers("degeneracy")).mapToLong(Math::round).toArray();
  }

  private int column(String name) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).toLowerCase(Locale.ROOT).startsWith(name)) {
        return i;
      }
    }
    throw new InvalidInput(
        file.toString(), "", String.join(",", header), "a column named " + name, "");
  }
}
