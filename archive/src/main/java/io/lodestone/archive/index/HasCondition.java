package io.lodestone.archive.index;

import io.lodestone.archive.filter.Filter.Quantifier;
import io.lodestone.archive.filter.Operator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReader;

/**
 * What is asked of the items of a list, or of the tuples that several lists form item by item: as
 * many tuples as the shortest list has items.
 *
 * @param lists the lists
 * @param quantifier how many demands must be met, or items meet one
 * @param demands each one part for each list
 * @param wanted whether to find the entries of which this is true, or those of which it is false
 */
record HasCondition(
    List<Property> lists, Quantifier quantifier, List<List<Part>> demands, boolean wanted)
    implements ValuesQuery.Condition {

  /** What one item is asked to be. */
  record Part(Operator operator, Comparand comparand) {}

  /** What an item is compared with: a constant, or what the entry has of a property. */
  sealed interface Comparand {
    record Constant(Scalar value) implements Comparand {}

    record Of(Property property) implements Comparand {}
  }

  @Override
  public ValuesQuery.Test in(LeafReader segment) throws IOException {
    List<ValueReader> listReaders = new ArrayList<>();
    for (Property list : lists) {
      listReaders.add(ValueReader.of(list, segment));
    }
    List<List<ValueReader>> comparandReaders = new ArrayList<>();
    for (List<Part> demand : demands) {
      List<ValueReader> readers = new ArrayList<>();
      for (Part part : demand) {
        readers.add(
            switch (part.comparand) {
              case Comparand.Constant(Scalar value) -> {
                List<Scalar> constant = List.of(value);
                yield _ -> constant;
              }
              case Comparand.Of(Property property) -> ValueReader.of(property, segment);
            });
      }
      comparandReaders.add(readers);
    }
    return entry -> {
      List<List<Scalar>> items = readAll(listReaders, entry);
      List<List<List<Scalar>>> comparands = new ArrayList<>();
      for (List<ValueReader> readers : comparandReaders) {
        comparands.add(readAll(readers, entry));
      }
      boolean isKnown = items != null && comparands.stream().allMatch(parts -> parts != null);
      return isKnown && holds(items, comparands) == wanted;
    };
  }

  /** What all readers read; null when one of the values is unknown. */
  private static List<List<Scalar>> readAll(List<ValueReader> readers, int entry)
      throws IOException {
    List<List<Scalar>> values = new ArrayList<>(readers.size());
    boolean isKnown = true;
    for (ValueReader reader : readers) {
      List<Scalar> value = reader.read(entry);
      isKnown &= value != null;
      values.add(value);
    }
    return isKnown ? values : null;
  }

  private boolean holds(List<List<Scalar>> items, List<List<List<Scalar>>> comparands) {
    int tuples = items.stream().mapToInt(List::size).min().orElse(0);
    Stream<Integer> each = IntStream.range(0, demands.size()).boxed();
    return switch (quantifier) {
      case ALL -> each.allMatch(d -> meetsOne(d, tuples, items, comparands));
      case ANY -> each.anyMatch(d -> meetsOne(d, tuples, items, comparands));
      case ONLY ->
          IntStream.range(0, tuples)
              .allMatch(
                  tuple ->
                      IntStream.range(0, demands.size())
                          .anyMatch(d -> meets(d, tuple, items, comparands)));
    };
  }

  private boolean meetsOne(
      int demand, int tuples, List<List<Scalar>> items, List<List<List<Scalar>>> comparands) {
    return IntStream.range(0, tuples).anyMatch(tuple -> meets(demand, tuple, items, comparands));
  }

  private boolean meets(
      int demand, int tuple, List<List<Scalar>> items, List<List<List<Scalar>>> comparands) {
    for (int list = 0; list < lists.size(); list++) {
      Scalar item = items.get(list).get(tuple);
      Scalar comparand = comparands.get(demand).get(list).getFirst();
      if (!item.stands(demands.get(demand).get(list).operator, comparand)) {
        return false;
      }
    }
    return true;
  }
}
