package io.lodestone.represent.composition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.table.Dialect;
import io.lodestone.core.table.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a table of the elements that a user keeps.
 *
 * <p>A folder holds a file {@code NAME.table} for each property, a line for each element from
 * hydrogen on, as Magpie and matminer have them; what is no number there is absent. Separated text
 * has a column headed symbol, element or number, and a column for each property. JSON is an object
 * from symbol or atomic number to an array of numbers, as of CGCNN; its columns are numbered from
 * 0. The column {@value #OXIDATION_STATES} holds whole numbers with blanks between.
 */
final class ElementFile {
  static final String OXIDATION_STATES = "OxidationStates";

  private static final String ENDING = ".table";
  private static final List<String> KEYS = List.of("symbol", "element", "number", "z");
  private static final int ELEMENTS = Element.all().size();
  private static final int LARGEST_STATE = 20;
  private static final int LARGEST = 1 << 24;
  private static final int MOST_FILES = 10_000;

  private final Path path;
  private final Map<String, double[]> columns = new LinkedHashMap<>();
  private List<int[]> oxidationStates;

  ElementFile(Path path) {
    this.path = path;
  }

  /**
   * Reads the folder or file.
   *
   * @throws InvalidInput when it is not there or no such table
   */
  ElementColumns read() {
    try {
      if (Files.isDirectory(path)) {
        folder();
      } else if (!Files.isRegularFile(path)) {
        throw problem(null, "nothing there", "a folder or file of values of the elements", "");
      } else if (path.toString().endsWith(".json")) {
        json();
      } else {
        separated();
      }
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? null : "line " + e.getLocation().getLineNr();
      throw problem(line, "'" + e.getOriginalMessage() + "'", "JSON", "");
    } catch (IOException e) {
      throw problem(null, e.toString(), "a folder or file that can be read", "");
    }
    return new ElementColumns(path.toString(), columns, oxidationStates);
  }

  private void folder() throws IOException {
    List<Path> tables;
    try (Stream<Path> files = Files.list(path)) {
      tables =
          files
              .filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
              .sorted()
              .limit(MOST_FILES)
              .toList();
    }
    if (tables.isEmpty()) {
      throw problem(null, "no such file", "files NAME" + ENDING, "");
    }
    for (Path table : tables) {
      String file = table.getFileName().toString();
      String name = file.substring(0, file.length() - ENDING.length());
      List<String> cells =
          new String(bytes(table), StandardCharsets.ISO_8859_1)
              .lines()
              .map(String::strip)
              .limit(ELEMENTS)
              .toList();
      if (name.equals(OXIDATION_STATES)) {
        oxidationStates = noStates();
        for (int i = 0; i < cells.size(); i++) {
          oxidationStates.set(i, states(cells.get(i)));
        }
      } else {
        double[] column = absent();
        for (int i = 0; i < cells.size(); i++) {
          column[i] = numberOrAbsent(cells.get(i));
        }
        columns.put(name, column);
      }
    }
  }

  private void separated() throws IOException {
    byte[] bytes = bytes(path);
    Dialect dialect =
        Dialect.of(bytes, true)
            .map(Dialect.Read::dialect)
            .orElseThrow(() -> problem(null, "no such text", "separated columns", ""));
    try (RecordReader records = dialect.open(new ByteArrayInputStream(bytes), path.toString())) {
      List<String> header = records.next().stream().map(String::strip).toList();
      int key = key(header);
      for (int c = 0; c < header.size(); c++) {
        if (c != key && !header.get(c).equals(OXIDATION_STATES)) {
          columns.put(header.get(c), absent());
        }
      }
      for (List<String> row = records.next(); row != null; row = records.next()) {
        row(header, key, row, "line " + records.line());
      }
    }
  }

  private int key(List<String> header) {
    for (int c = 0; c < header.size(); c++) {
      if (KEYS.contains(header.get(c).toLowerCase(java.util.Locale.ROOT))) {
        return c;
      }
    }
    throw problem("header", "no such column", "a column symbol, element or number", "");
  }

  private void row(List<String> header, int key, List<String> row, String place) {
    if (row.size() != header.size()) {
      throw problem(place, row.size() + " fields", header.size() + " fields", "");
    }
    int element = element(row.get(key).strip(), place);
    for (int c = 0; c < header.size(); c++) {
      String cell = row.get(c).strip();
      if (c == key) {
        continue;
      }
      if (header.get(c).equals(OXIDATION_STATES)) {
        oxidationStates = oxidationStates == null ? noStates() : oxidationStates;
        oxidationStates.set(element, states(cell));
      } else if (!cell.isEmpty()) {
        double value = numberOrAbsent(cell);
        if (Double.isNaN(value)) {
          String where = place + ", column " + header.get(c);
          throw problem(where, "'" + cell + "'", "a number, or nothing where there is none", "");
        }
        columns.get(header.get(c))[element] = value;
      }
    }
  }

  private void json() throws IOException {
    Map<Integer, double[]> vectors = new TreeMap<>();
    try (JsonParser json = new JsonFactory().createParser(bytes(path))) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw problem("line 1", "no object", "an object from element to array of numbers", "");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String place = "line " + json.currentLocation().getLineNr();
        int element = element(json.currentName(), place);
        vectors.put(element, vector(json, place));
      }
    }
    int size = vectors.values().stream().mapToInt(vector -> vector.length).max().orElse(0);
    for (int c = 0; c < size; c++) {
      double[] column = absent();
      for (Map.Entry<Integer, double[]> vector : vectors.entrySet()) {
        if (vector.getValue().length != size) {
          String symbol = Element.all().get(vector.getKey()).symbol();
          throw problem(symbol, vector.getValue().length + " numbers", size + " as elsewhere", "");
        }
        column[vector.getKey()] = vector.getValue()[c];
      }
      columns.put(Integer.toString(c), column);
    }
  }

  private double[] vector(JsonParser json, String place) throws IOException {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      throw problem(place, "no array", "an array of numbers", "");
    }
    List<Double> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (!json.currentToken().isNumeric()) {
        throw problem(place, json.getText(), "an array of numbers", "");
      }
      numbers.add(json.getDoubleValue());
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The index of an element that is named by symbol or atomic number. */
  private int element(String name, String place) {
    try {
      boolean isNumber = !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
      return (isNumber ? Element.byNumber(number(name)) : Element.of(name)).ordinal();
    } catch (InvalidInput e) {
      throw problem(place, "'" + e.found() + "'", e.expected(), e.hint());
    }
  }

  private static int number(String digits) {
    return digits.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw problem(null, "more than " + LARGEST + " bytes", "a table of the elements", "");
    }
    return Files.readAllBytes(file);
  }

  private static double[] absent() {
    double[] column = new double[ELEMENTS];
    Arrays.fill(column, Double.NaN);
    return column;
  }

  private static List<int[]> noStates() {
    return new ArrayList<>(java.util.Collections.nCopies(ELEMENTS, new int[0]));
  }

  private static double numberOrAbsent(String cell) {
    try {
      double value = Double.parseDouble(cell);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private int[] states(String cell) {
    try {
      int[] states =
          cell.isEmpty()
              ? new int[0]
              : Arrays.stream(cell.split("[\\s;]+")).mapToInt(Integer::parseInt).toArray();
      if (Arrays.stream(states).allMatch(state -> Math.abs(state) <= LARGEST_STATE)) {
        return states;
      }
    } catch (NumberFormatException e) {
      // Falls through: said below with what was expected.
    }
    throw problem(OXIDATION_STATES, "'" + cell + "'", "whole numbers, such as 2 3", "");
  }

  private InvalidInput problem(String place, String found, String expected, String hint) {
    return new InvalidInput(path.toString(), place, found, expected, hint);
  }
}
