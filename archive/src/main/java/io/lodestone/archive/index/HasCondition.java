package io.lodestone.archive.index;

import io.lodestone.archive.filter.Filter.Quantifier;
import io.lodestone.archive.filter.Operator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.lucene.index.LeafReader;

/**
 * What is asked of the items of a list, or of the tuples that several lists form item by item: as
 * many tuples as the shortest list has items.
 *
 * @param lists the lists
 * @param quantifier how many of the demands must be met, or tuples meet one
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
    return new Tuples(segment);
  }

  /** The tuples of entries in one segment, and the demands made ready for them. */
  private final class Tuples implements ValuesQuery.Test {
    private final ItemColumn[] columns = new ItemColumn[lists.size()];
    private final IntPredicate[][] tests = new IntPredicate[demands.size()][lists.size()];
    private final List<Other> others = new ArrayList<>();

    Tuples(LeafReader segment) throws IOException {
      for (int list = 0; list < columns.length; list++) {
        columns[list] = ItemColumn.of(lists.get(list), segment);
        for (int demand = 0; demand < tests.length; demand++) {
          Part part = demands.get(demand).get(list);
          tests[demand][list] = test(columns[list], part, segment);
        }
      }
    }

    private IntPredicate test(ItemColumn column, Part part, LeafReader segment) throws IOException {
      return switch (part.comparand) {
        case Comparand.Constant(Scalar value) -> column.test(part.operator, value);
        case Comparand.Of(Property property) -> {
          Other other = new Other(ValueReader.of(property, segment));
          others.add(other);
          yield item -> column.item(item).stands(part.operator, other.value);
        }
      };
    }

    @Override
    public boolean matches(int entry) throws IOException {
      int size = Integer.MAX_VALUE;
      for (ItemColumn column : columns) {
        if (!column.advance(entry)) {
          return false;
        }
        size = Math.min(size, column.size());
      }
      for (Other other : others) {
        if (!other.advance(entry)) {
          return false;
        }
      }
      return holds(size) == wanted;
    }

    private boolean holds(int size) {
      return switch (quantifier) {
        case ALL -> {
          int met = 0;
          while (met < tests.length && anyTupleMeets(tests[met], size)) {
            met++;
          }
          yield met == tests.length;
        }
        case ANY -> {
          int unmet = 0;
          while (unmet < tests.length && !anyTupleMeets(tests[unmet], size)) {
            unmet++;
          }
          yield unmet < tests.length;
        }
        case ONLY -> {
          int tuple = 0;
          while (tuple < size && meetsAnyDemand(tuple)) {
            tuple++;
          }
          yield tuple == size;
        }
      };
    }

    private boolean anyTupleMeets(IntPredicate[] demand, int size) {
      for (int tuple = 0; tuple < size; tuple++) {
        if (meets(tuple, demand)) {
          return true;
        }
      }
      return false;
    }

    private boolean meetsAnyDemand(int tuple) {
      for (IntPredicate[] demand : tests) {
        if (meets(tuple, demand)) {
          return true;
        }
      }
      return false;
    }

    private static boolean meets(int tuple, IntPredicate[] demand) {
      for (IntPredicate part : demand) {
        if (!part.test(tuple)) {
          return false;
        }
      }
      return true;
    }
  }

  /** What an entry has of a property that items are compared with. */
  private static final class Other {
    private final ValueReader reader;
    private Scalar value;

    Other(ValueReader reader) {
      this.reader = reader;
    }

    /** Goes to an entry behind the one before; false where the property is unknown. */
    boolean advance(int entry) throws IOException {
      value = reader.read(entry);
      return value != null;
    }
  }
}
