package io.lodestone.archive.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.filter.Filter;
import io.lodestone.archive.filter.Filter.Demand;
import io.lodestone.archive.filter.Filter.Quantifier;
import io.lodestone.archive.filter.Operand;
import io.lodestone.archive.filter.Operator;
import io.lodestone.archive.filter.Place;
import io.lodestone.archive.filter.PropertyPath;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random filters over random small tables: the index finds exactly what the plain reading does. */
class SearchAgainstTableTest {
  private static final Vocabulary VOCABULARY =
      Vocabulary.of(
          List.of(
              io.lodestone.archive.index.Property.of("name", PropertyType.STRING),
              io.lodestone.archive.index.Property.of("nick", PropertyType.STRING),
              io.lodestone.archive.index.Property.of("metal", PropertyType.BOOLEAN),
              io.lodestone.archive.index.Property.of("magnetic", PropertyType.BOOLEAN),
              io.lodestone.archive.index.Property.of("sites", PropertyType.INTEGER),
              io.lodestone.archive.index.Property.of("count", PropertyType.INTEGER),
              io.lodestone.archive.index.Property.of("gap", PropertyType.FLOAT),
              io.lodestone.archive.index.Property.of("made", PropertyType.TIMESTAMP),
              io.lodestone.archive.index.Property.of("elements", PropertyType.STRINGS),
              io.lodestone.archive.index.Property.of("ratios", PropertyType.FLOATS),
              io.lodestone.archive.index.Property.of("grid", PropertyType.INTEGERS)));

  private static final List<String> WORDS =
      List.of("", "S", "Si", "SiO2", "SiO2Si", "OSi", "iO", "O2", "Öl", "𝛼O2", "\uFFEE", "O2O2O2");
  private static final List<Double> REALS = List.of(-1.5, 0.0, -0.0, 0.25, 0.5, 1.0, 2.0, 1e30);
  private static final List<Long> WHOLES = List.of(-2L, 0L, 1L, 2L, 3L, 1L << 60);
  private static final List<Instant> TIMES =
      List.of(Instant.parse("2024-02-29T12:00:00Z"), Instant.parse("2025-01-01T00:00:00.000001Z"));

  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void finds_what_a_plain_reading_of_the_table_finds(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Path folder = Files.createTempDirectory("index");
    Map<String, Map<String, Object>> rows = new HashMap<>();
    try (IndexWriting index = IndexWriting.open(folder, VOCABULARY)) {
      int size = 1 + random.nextInt(40);
      for (int i = 0; i < size; i++) {
        String id = "e" + i;
        Map<String, Object> row = row(random);
        rows.put(id, row);
        IndexedEntry entry = new IndexedEntry(id);
        row.forEach((name, value) -> entry.put(VOCABULARY.named(name), value));
        index.write(entry);
        row.put("id", id);
        if (random.nextInt(40) == 0) {
          index.commit(i);
        }
      }
      try (SearchIndex search = index.searchable(null)) {
        search.refresh();
        Table table = new Table(rows);
        for (int i = 0; i < 60; i++) {
          Filter filter = filter(random, 3);
          assertThat(
                  search.search(Search.everything().where(filter).page(0, 100)).ids().stream()
                      .sorted())
              .as("%s", filter)
              .isEqualTo(table.matching(filter));
        }
      }
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static Map<String, Object> row(Random random) {
    Map<String, Object> row = new HashMap<>();
    put(random, row, "name", pick(random, WORDS));
    put(random, row, "nick", pick(random, WORDS));
    put(random, row, "metal", random.nextBoolean());
    put(random, row, "magnetic", random.nextBoolean());
    put(random, row, "sites", pick(random, WHOLES));
    put(random, row, "count", pick(random, WHOLES));
    put(random, row, "gap", pick(random, REALS));
    put(random, row, "made", pick(random, TIMES));
    put(random, row, "elements", several(random, WORDS));
    put(random, row, "ratios", several(random, REALS));
    put(random, row, "grid", several(random, WHOLES));
    return row;
  }

  private static void put(Random random, Map<String, Object> row, String name, Object value) {
    if (random.nextInt(4) > 0) {
      row.put(name, value);
    }
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static <T> List<T> several(Random random, List<T> from) {
    List<T> chosen = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      chosen.add(pick(random, from));
    }
    return chosen;
  }

  private static Filter filter(Random random, int levels) {
    if (levels > 0 && random.nextInt(3) > 0) {
      return switch (random.nextInt(3)) {
        case 0 -> new Filter.Not(filter(random, levels - 1));
        case 1 -> new Filter.And(filters(random, levels - 1));
        default -> new Filter.Or(filters(random, levels - 1));
      };
    }
    Operator sign = pick(random, signs());
    return switch (random.nextInt(14)) {
      case 0 -> new Filter.Holds(path(random, "metal", "magnetic", "_other_flag"));
      case 1 -> new Filter.Known(anything(random), random.nextBoolean());
      case 2 -> new Filter.Comparison(word(random), sign, path(random, "name", "nick"));
      case 3, 4 -> textual(random);
      case 5 -> new Filter.Comparison(path(random, "name"), anySign(random), path(random, "nick"));
      case 6 -> new Filter.Comparison(path(random, "sites", "count", "gap"), sign, number(random));
      case 7 ->
          new Filter.Comparison(
              path(random, "sites", "gap"), sign, path(random, "count", "gap", "_other_number"));
      case 8 ->
          new Filter.Comparison(
              path(random, "metal"),
              random.nextBoolean() ? Operator.EQUAL : Operator.NOT_EQUAL,
              random.nextBoolean()
                  ? path(random, "magnetic")
                  : new Operand.Truth(random.nextBoolean(), Place.NOWHERE));
      case 9 ->
          new Filter.Comparison(
              path(random, "made"),
              sign,
              new Operand.Text(pick(random, TIMES).toString(), Place.NOWHERE));
      case 10 ->
          new Filter.Length(
              path(random, "elements", "ratios", "grid"),
              sign,
              random.nextInt(3) == 0 ? path(random, "sites") : number(random));
      default -> has(random);
    };
  }

  private static List<Filter> filters(Random random, int levels) {
    return List.of(filter(random, levels), filter(random, levels));
  }

  private static Filter has(Random random) {
    List<String> names = List.of("elements", "ratios", "grid");
    List<PropertyPath> lists = new ArrayList<>();
    int several = random.nextInt(2) * (1 + random.nextInt(2));
    for (int i = 0; i <= several; i++) {
      lists.add(PropertyPath.of(pick(random, names)));
    }
    List<List<Demand>> demands = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      demands.add(lists.stream().map(list -> demand(random, list)).toList());
    }
    return new Filter.Has(lists, pick(random, List.of(Quantifier.values())), demands);
  }

  private static Demand demand(Random random, PropertyPath list) {
    boolean isText = list.dotted().equals("elements");
    if (random.nextInt(6) == 0) {
      return new Demand(
          pick(random, signs()), isText ? path(random, "name") : path(random, "sites", "gap"));
    }
    if (!isText) {
      return new Demand(pick(random, signs()), number(random));
    }
    Operator operator = random.nextBoolean() ? Operator.EQUAL : anySign(random);
    return new Demand(operator, word(random));
  }

  private static Filter textual(Random random) {
    Operator operator = pick(random, List.of(Operator.CONTAINS, Operator.STARTS, Operator.ENDS));
    return new Filter.Comparison(path(random, "name", "nick", "id"), operator, word(random));
  }

  private static List<Operator> signs() {
    return List.of(Operator.values()).subList(0, 6);
  }

  private static Operator anySign(Random random) {
    return pick(random, List.of(Operator.values()));
  }

  private static PropertyPath anything(Random random) {
    return random.nextInt(8) == 0
        ? PropertyPath.of("_other_thing")
        : PropertyPath.of(pick(random, VOCABULARY.properties()).name());
  }

  private static PropertyPath path(Random random, String... names) {
    return PropertyPath.of(pick(random, List.of(names)));
  }

  private static Operand.Text word(Random random) {
    return new Operand.Text(pick(random, WORDS), Place.NOWHERE);
  }

  private static Operand.Numeral number(Random random) {
    List<String> numbers =
        List.of("-2", "0", "0.25", "0.5", "1", "2", "2.5", "3", "1e30", "-1e400");
    return new Operand.Numeral(new BigDecimal(pick(random, numbers)), "", Place.NOWHERE);
  }
}
