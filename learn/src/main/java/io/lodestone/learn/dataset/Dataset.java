package io.lodestone.learn.dataset;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.learn.structure.Environments;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An immutable table of materials: rows with identifiers, columns of numbers and of text, of which
 * some are targets. All columns of numbers that are no targets are features.
 */
public final class Dataset {
  private final List<String> ids;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Set<String> targets;
  private final String recipe;
  private final Environments environments;

  /**
   * A table.
   *
   * @param ids one for each row, each once
   * @param columns each as long as the identifiers, with names of their own
   * @param targets the names of the columns to be learned
   * @param recipe how the features were made, such as {@code magpie}; empty where they were given
   * @throws InvalidInput when identifiers or columns repeat, have another length, or a target is
   *     not there
   */
  public Dataset(
      List<String> ids,
      Collection<? extends Column> columns,
      Collection<String> targets,
      String recipe) {
    this(ids, columns, targets, recipe, null);
  }

  private Dataset(
      List<String> ids,
      Collection<? extends Column> columns,
      Collection<String> targets,
      String recipe,
      Environments environments) {
    this.ids = List.copyOf(ids);
    this.recipe = recipe;
    this.environments = environments;
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < this.ids.size(); row++) {
      if (!seen.add(this.ids.get(row))) {
        throw new InvalidInput(
            null, "row " + (row + 1), this.ids.get(row) + " again", "identifiers once each", null);
      }
    }
    for (Column column : columns) {
      if (column.size() != this.ids.size()) {
        throw new InvalidInput(
            "column " + column.name(),
            null,
            column.size() + " rows",
            this.ids.size() + " rows, as there are identifiers",
            null);
      }
      if (this.columns.put(column.name(), column) != null) {
        throw new InvalidInput(null, null, "column " + column.name() + " twice", "it once", null);
      }
    }
    targets.forEach(this::column);
    this.targets = Collections.unmodifiableSet(new LinkedHashSet<>(targets));
  }

  /** A table whose rows are called by their numbers, from 1. */
  public static Dataset of(Collection<? extends Column> columns, String... targets) {
    int rows = columns.isEmpty() ? 0 : columns.iterator().next().size();
    List<String> ids = IntStream.rangeClosed(1, rows).mapToObj(Integer::toString).toList();
    return new Dataset(ids, columns, List.of(targets), "");
  }

  /** The number of rows. */
  public int size() {
    return ids.size();
  }

  /** The identifiers of the rows. */
  public List<String> ids() {
    return ids;
  }

  /** How the features were made, such as {@code magpie}; empty where they were given. */
  public String recipe() {
    return recipe;
  }

  /** All columns, in their order. */
  public List<Column> columns() {
    return List.copyOf(columns.values());
  }

  /** The names of the columns to be learned. */
  public Set<String> targets() {
    return targets;
  }

  /** Whether there is a column of that name. */
  public boolean has(String name) {
    return columns.containsKey(name);
  }

  /**
   * A column by its name.
   *
   * @throws InvalidInput when there is none
   */
  public Column column(String name) {
    Column column = columns.get(name);
    if (column == null) {
      throw new InvalidInput(
          null,
          null,
          "column '" + name + "'",
          "one of " + some(),
          new Spelling(columns.keySet()).hint(name, ""));
    }
    return column;
  }

  private String some() {
    List<String> names = columns.keySet().stream().limit(12).toList();
    int more = columns.size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
  }

  /**
   * A column of numbers by its name.
   *
   * @throws InvalidInput when there is none, or it holds text
   */
  public NumberColumn number(String name) {
    if (column(name) instanceof NumberColumn numbers) {
      return numbers;
    }
    throw new InvalidInput("column " + name, null, "text", "numbers", null);
  }

  /**
   * A column of text by its name.
   *
   * @throws InvalidInput when there is none, or it holds numbers
   */
  public TextColumn text(String name) {
    if (column(name) instanceof TextColumn text) {
      return text;
    }
    throw new InvalidInput("column " + name, null, "numbers", "text", null);
  }

  /** The columns of numbers that are no targets, in their order. */
  public List<NumberColumn> featureColumns() {
    List<NumberColumn> features = new ArrayList<>();
    for (Column column : columns.values()) {
      if (column instanceof NumberColumn numbers && !targets.contains(column.name())) {
        features.add(numbers);
      }
    }
    return List.copyOf(features);
  }

  /**
   * The features as a matrix.
   *
   * @throws InvalidInput when it has more values than one array can hold
   */
  public Features features() {
    return Features.of(featureColumns(), size()).with(environments);
  }

  /**
   * The named columns of numbers as a matrix.
   *
   * @throws InvalidInput when one is not there or holds text, or there are too many values
   */
  public Features features(List<String> names) {
    return Features.of(names.stream().map(this::number).toList(), size()).with(environments);
  }

  /** The table of the given rows, in their order. */
  public Dataset rows(int[] rows) {
    return new Dataset(
        Arrays.stream(rows).mapToObj(ids::get).toList(),
        columns.values().stream().map(column -> column.rows(rows)).toList(),
        targets,
        recipe,
        environments == null ? null : environments.rows(rows));
  }

  /**
   * The table with the surroundings of the sites of each row's structure, for kernels of
   * structures.
   *
   * @param known one for each row
   */
  public Dataset with(Environments known) {
    if (known.size() != size()) {
      throw new IllegalArgumentException(known.size() + " structures for " + size() + " rows");
    }
    return new Dataset(ids, columns.values(), targets, recipe, known);
  }

  /** The surroundings of the sites of each row's structure, where structures are compared. */
  public Optional<Environments> environments() {
    return Optional.ofNullable(environments);
  }

  /** The table with a column more, or with another one of the same name in its place. */
  public Dataset with(Column column) {
    Map<String, Column> changed = new LinkedHashMap<>(columns);
    changed.put(column.name(), column);
    return new Dataset(ids, changed.values(), targets, recipe, environments);
  }

  /** The table without the named columns. */
  public Dataset without(Collection<String> names) {
    names.forEach(this::column);
    List<Column> kept =
        columns.values().stream().filter(column -> !names.contains(column.name())).toList();
    return new Dataset(
        ids,
        kept,
        targets.stream().filter(name -> !names.contains(name)).toList(),
        recipe,
        environments);
  }

  /** The table in which the named columns, and no others, are targets. */
  public Dataset withTargets(String... names) {
    return new Dataset(ids, columns.values(), List.of(names), recipe, environments);
  }

  /**
   * The SHA-256 of the content, in hexadecimal: identifiers, names, units, values and which columns
   * are targets.
   */
  public String hash() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    text(digest, recipe);
    ids.forEach(id -> text(digest, id));
    for (Column column : columns.values()) {
      text(digest, column.name());
      digest.update((byte) (targets.contains(column.name()) ? 1 : 0));
      switch (column) {
        case NumberColumn numbers -> {
          text(digest, numbers.unit().text());
          ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES);
          for (int row = 0; row < size(); row++) {
            digest.update(bytes.putLong(0, Double.doubleToLongBits(numbers.value(row))).array());
          }
        }
        case TextColumn texts -> texts.values().forEach(value -> text(digest, value));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Length first, so that no two lists of texts give the same bytes. */
  private static void text(MessageDigest digest, String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    int length = text == null ? -1 : bytes.length;
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length).array());
    digest.update(bytes);
  }

  @Override
  public String toString() {
    return size() + " rows, " + columns.size() + " columns";
  }
}
