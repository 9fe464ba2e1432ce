package io.lodestone.learn.subgroup;

import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A rule: propositions of which all hold. With none it selects every material.
 *
 * @param propositions in the order in which they are told
 */
public record Selector(List<Proposition> propositions) {
  public Selector {
    propositions = List.copyOf(propositions);
  }

  /** A rule of the given propositions. */
  public static Selector of(Proposition... propositions) {
    return new Selector(List.of(propositions));
  }

  /** The number of propositions. */
  public int depth() {
    return propositions.size();
  }

  /** As people write it, such as {@code radius ≥ 1.2 Å and phase = cubic}. */
  public String text() {
    return propositions.isEmpty()
        ? "all"
        : propositions.stream().map(Proposition::text).collect(Collectors.joining(" and "));
  }

  /**
   * As a filter of the archive (docs/filters.md), which {@code lodestone search} takes; nothing
   * where a proposition has no words in that language, or there is none.
   */
  public Optional<String> filter() {
    List<String> parts = new ArrayList<>();
    for (Proposition proposition : propositions) {
      Optional<String> part = proposition.filter();
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", parts));
  }

  /**
   * The first proposition that a row of a table does not satisfy.
   *
   * @throws io.lodestone.core.error.InvalidInput when the table lacks an attribute, or it holds
   *     text where numbers are meant
   */
  public Optional<Proposition> violated(Dataset table, int row) {
    return propositions.stream().filter(p -> !holds(p, table, row)).findFirst();
  }

  /**
   * The rows of a table that satisfy the rule, rising.
   *
   * @throws io.lodestone.core.error.InvalidInput as of {@link #violated}
   */
  public int[] rows(Dataset table) {
    return IntStream.range(0, table.size()).filter(row -> violated(table, row).isEmpty()).toArray();
  }

  /** Those propositions that hold in a row: every rule of them has it as a member. */
  static List<Proposition> holdingIn(List<Proposition> propositions, Dataset table, int row) {
    return propositions.stream().filter(one -> holds(one, table, row)).toList();
  }

  /** Whether a proposition holds in a row of a table. */
  static boolean holds(Proposition proposition, Dataset table, int row) {
    return switch (proposition) {
      case Proposition.OfNumber number -> {
        NumberColumn column = table.number(number.attribute());
        yield number.holds(column.value(row));
      }
      case Proposition.Category category -> {
        TextColumn column = table.text(category.attribute());
        yield category.holds(column.value(row));
      }
    };
  }

  @Override
  public String toString() {
    return text();
  }
}
