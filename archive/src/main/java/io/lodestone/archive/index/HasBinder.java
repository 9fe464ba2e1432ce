package io.lodestone.archive.index;

import io.lodestone.archive.filter.Filter;
import io.lodestone.archive.filter.Filter.Quantifier;
import io.lodestone.archive.filter.Operator;
import io.lodestone.archive.filter.PropertyPath;
import io.lodestone.archive.index.HasCondition.Comparand;
import io.lodestone.archive.index.HasCondition.Part;
import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.search.Query;

/** Binds what a filter asks of the items of lists. */
final class HasBinder {
  private final Vocabulary vocabulary;

  HasBinder(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The entries of which the condition is true, and those of which it is false.
   *
   * @throws InvalidInput when a property is no list, a value is of another type than the items, or
   *     tuples have another length than there are lists
   */
  Bound bind(Filter.Has has) {
    List<Property> lists = new ArrayList<>();
    for (PropertyPath path : has.lists()) {
      Optional<Property> list = vocabulary.inFilter(path);
      list.ifPresent(property -> requireList(path, property));
      list.ifPresent(lists::add);
    }
    if (lists.size() < has.lists().size()) {
      return Bound.UNKNOWN;
    }
    List<List<Part>> demands = new ArrayList<>();
    for (List<Filter.Demand> demand : has.demands()) {
      List<Part> parts = parts(lists, demand);
      if (parts.size() < lists.size()) {
        return Bound.UNKNOWN;
      }
      demands.add(parts);
    }
    boolean isSimple =
        lists.size() == 1 && demands.stream().allMatch(parts -> isConstant(parts.getFirst()));
    if (isSimple && has.quantifier() != Quantifier.ONLY) {
      return simple(lists.getFirst(), has.quantifier(), demands);
    }
    return isSimple && lists.getFirst().type() == PropertyType.STRINGS
        ? looked(
            lists, has.quantifier(), demands, wanted -> only(lists.getFirst(), demands, wanted))
        : looked(
            lists,
            has.quantifier(),
            demands,
            wanted -> new HasCondition(lists, has.quantifier(), demands, wanted));
  }

  private static OnlyCondition only(Property list, List<List<Part>> demands, boolean wanted) {
    return new OnlyCondition(
        list,
        demands.stream()
            .map(List::getFirst)
            .map(part -> new OnlyCondition.Demand(part.operator(), constant(part)))
            .toList(),
        wanted);
  }

  /** The parts of a demand; fewer than lists when one compares with a foreign property. */
  private List<Part> parts(List<Property> lists, List<Filter.Demand> demand) {
    if (demand.size() != lists.size()) {
      throw new InvalidInput(
          "filter",
          demand.getFirst().operand().place().toString(),
          demand.size() + " values joined by :",
          lists.size() + " of them, one for each list",
          "");
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      Filter.Demand part = demand.get(i);
      Property list = lists.get(i);
      if (part.operand() instanceof PropertyPath path) {
        vocabulary
            .inFilter(path)
            .map(property -> comparable(path, part.operator(), list, property))
            .ifPresent(
                property -> parts.add(new Part(part.operator(), new Comparand.Of(property))));
      } else {
        Scalar constant = new ConstantReader(list).read(part.operator(), part.operand());
        parts.add(new Part(part.operator(), new Comparand.Constant(constant)));
      }
    }
    return parts;
  }

  private Bound simple(Property list, Quantifier quantifier, List<List<Part>> demands) {
    PropertyQueries queries = new PropertyQueries(list);
    if (quantifier == Quantifier.ANY && demands.stream().allMatch(HasBinder::isEqualToText)) {
      List<String> texts =
          demands.stream()
              .map(parts -> ((Scalar.Text) constant(parts.getFirst())).value())
              .toList();
      return Bound.among(queries.known(), queries.existsAmong(texts));
    }
    List<Query> met = demands.stream().map(parts -> exists(list, parts.getFirst())).toList();
    return Bound.among(
        queries.known(), quantifier == Quantifier.ALL ? Bound.all(met) : Bound.any(met));
  }

  /** By looking at the items; first the index tells which entries could fulfil the condition. */
  private static Bound looked(
      List<Property> lists,
      Quantifier quantifier,
      List<List<Part>> demands,
      Function<Boolean, ValuesQuery.Condition> condition) {
    List<Query> known = lists.stream().map(list -> new PropertyQueries(list).known()).toList();
    List<Query> hopeful = necessary(lists, quantifier, demands);
    return new Bound(
        ValuesQuery.among(hopeful.isEmpty() ? known : hopeful, condition.apply(true)),
        ValuesQuery.among(known, condition.apply(false)));
  }

  /**
   * What must be so of each list by itself for the tuples to be as asked; where it is, the lists
   * are known.
   */
  private static List<Query> necessary(
      List<Property> lists, Quantifier quantifier, List<List<Part>> demands) {
    List<Query> forEachDemand = new ArrayList<>();
    for (List<Part> demand : demands) {
      List<Query> parts = quickest(lists, demand);
      if (!parts.isEmpty()) {
        forEachDemand.add(Bound.all(parts));
      } else if (quantifier != Quantifier.ALL) {
        return List.of();
      }
    }
    if (quantifier == Quantifier.ALL || forEachDemand.isEmpty()) {
      return forEachDemand;
    }
    if (quantifier == Quantifier.ONLY) {
      for (Property list : lists) {
        forEachDemand.add(new PropertyQueries(list).length(Operator.EQUAL, 0));
      }
    }
    return List.of(Bound.any(forEachDemand));
  }

  /**
   * What a demand asks of each list by itself. Words that must be there leave so few entries that
   * to ask for ranges of numbers as well costs more than to look.
   */
  private static List<Query> quickest(List<Property> lists, List<Part> demand) {
    List<Query> words = new ArrayList<>();
    List<Query> all = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      Part part = demand.get(i);
      if (isConstant(part)) {
        Query exists = exists(lists.get(i), part);
        all.add(exists);
        if (part.operator() == Operator.EQUAL && constant(part) instanceof Scalar.Text) {
          words.add(exists);
        }
      }
    }
    return words.isEmpty() ? all : words;
  }

  private static Query exists(Property list, Part part) {
    return new PropertyQueries(list).exists(part.operator(), constant(part));
  }

  private static Scalar constant(Part part) {
    return ((Comparand.Constant) part.comparand()).value();
  }

  private static boolean isConstant(Part part) {
    return part.comparand() instanceof Comparand.Constant;
  }

  private static boolean isEqualToText(List<Part> demand) {
    return demand.getFirst().operator() == Operator.EQUAL
        && constant(demand.getFirst()) instanceof Scalar.Text;
  }

  private static Property comparable(
      PropertyPath path, Operator operator, Property list, Property other) {
    Comparability.require(path, operator, list, other);
    return other;
  }

  private static void requireList(PropertyPath path, Property property) {
    if (!property.type().isList()) {
      throw new InvalidInput(
          "filter",
          path.place().toString(),
          path.dotted() + ", which is " + property.type().noun(),
          "a property that is a list",
          "HAS asks lists; write " + path.dotted() + " = ...");
    }
  }
}
