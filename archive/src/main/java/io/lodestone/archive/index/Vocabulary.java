package io.lodestone.archive.index;

import io.lodestone.archive.filter.Operand;
import io.lodestone.archive.filter.PropertyPath;
import io.lodestone.archive.metainfo.ResultQuantity;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The properties that entries of an index can have, found by any of their names.
 *
 * <p>OPTIMADE asks that a name with the prefix of another provider, such as {@code _exmpl_x}, be
 * taken as a property that no entry has; any other unknown name is a mistake. Behind our own prefix
 * {@code _lodestone_} stands the name itself.
 *
 * <p>Tables state properties under names that nobody knows beforehand ({@link StatedProperty}). One
 * name may then mean several properties: {@code hardness} in GPa in one table and without a unit in
 * another. A filter means the one that its constant can be compared with.
 */
public final class Vocabulary {
  private static final String OWN_PREFIX = "_lodestone_";

  private final List<Property> properties;
  private final Map<String, Property> byName = new HashMap<>();
  private final Map<String, List<StatedProperty>> stated = new TreeMap<>();

  private Vocabulary(List<Property> properties) {
    this.properties = properties;
    for (Property property : properties) {
      add(property.name(), property);
      property.aliases().forEach(alias -> add(alias, property));
    }
  }

  /**
   * The vocabulary of these properties and {@link Property#ID}.
   *
   * @throws IllegalArgumentException when two of them share a name
   */
  public static Vocabulary of(Collection<Property> properties) {
    List<Property> all = new ArrayList<>(List.of(Property.ID));
    all.addAll(properties);
    return new Vocabulary(List.copyOf(all));
  }

  /** What entries of an archive have: where they came from, and all quantities of the results. */
  public static Vocabulary ofArchive() {
    List<Property> all = new ArrayList<>();
    all.add(Property.of("upload_id", PropertyType.STRING));
    all.add(Property.of("mainfile", PropertyType.STRING));
    all.add(Property.of("location", PropertyType.STRING));
    all.add(Property.of("format", PropertyType.STRING));
    all.add(Property.of("problem", PropertyType.STRING));
    all.add(Property.of("last_modified", PropertyType.TIMESTAMP));
    ResultQuantity.ALL.forEach(quantity -> all.add(Property.of(quantity)));
    return of(all);
  }

  /** This vocabulary and the properties that tables state. */
  Vocabulary and(Collection<StatedProperty> more) {
    if (more.isEmpty()) {
      return this;
    }
    Vocabulary all = new Vocabulary(properties);
    for (StatedProperty property : more) {
      property.sharedNames().forEach(name -> all.addStated(name, property));
      property.ownNames().forEach(name -> all.addStated(name, property));
      all.addStated(property.name(), property);
    }
    return all;
  }

  private void addStated(String name, StatedProperty property) {
    if (!byName.containsKey(name)) {
      stated.computeIfAbsent(name, _ -> new ArrayList<>()).add(property);
    }
  }

  /** The properties that every entry can have. */
  public List<Property> properties() {
    return properties;
  }

  /**
   * The property of that name.
   *
   * @throws InvalidInput when there is none, with the names that are close to it, or more than one
   */
  public Property named(String name) {
    return named(name, _ -> true);
  }

  /**
   * The property of that name whose type suits; of any type where no property of the name has one
   * that does.
   *
   * @throws InvalidInput when there is none, with the names that are close to it, or more than one
   */
  Property named(String name, Predicate<PropertyType> suits) {
    List<Property> found = find(name);
    if (found.isEmpty()) {
      throw unknown(name, "");
    }
    List<Property> suited = found.stream().filter(each -> suits.test(each.type())).toList();
    return only(suited.isEmpty() ? found : suited, name, "");
  }

  /**
   * The property that a filter names; empty when it has the prefix of another provider.
   *
   * @throws InvalidInput when there is none, with the names that are close to it, or more than one
   */
  Optional<Property> inFilter(PropertyPath path) {
    List<Property> found = allInFilter(path);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(only(found, path.dotted(), path.place().toString()));
  }

  /**
   * The property that a filter names and compares with a constant; empty when it has the prefix of
   * another provider.
   *
   * @throws InvalidInput as {@link #inFilter(PropertyPath)}
   */
  Optional<Property> inFilter(PropertyPath path, Operand constant) {
    List<Property> found = allInFilter(path);
    List<Property> suited =
        found.stream().filter(each -> ConstantReader.suits(each, constant)).toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            only(suited.isEmpty() ? found : suited, path.dotted(), path.place().toString()));
  }

  /**
   * All properties that a name in a filter may mean; none when it has the prefix of another
   * provider.
   *
   * @throws InvalidInput when there is none, with the names that are close to it
   */
  List<Property> allInFilter(PropertyPath path) {
    List<Property> found = find(path.dotted());
    boolean foreign = path.dotted().startsWith("_") && !path.dotted().startsWith(OWN_PREFIX);
    if (found.isEmpty() && !foreign) {
      throw unknown(path.dotted(), path.place().toString());
    }
    return found;
  }

  private Property only(List<Property> found, String name, String place) {
    if (found.size() > 1) {
      throw new InvalidInput(
          "filter".repeat(place.isEmpty() ? 0 : 1),
          place,
          name + ", which tables state in " + found.size() + " ways",
          "one of them",
          "write "
              + stated.get(withoutPrefix(name)).stream()
                  .map(each -> each.ownNames().getFirst())
                  .sorted()
                  .collect(Collectors.joining(" or "))
              + ", or a unit behind the number");
    }
    return found.getFirst();
  }

  /** Says of two vocabularies whether an index of the one serves the other. */
  String fingerprint() {
    return properties.stream()
        .map(property -> property.name() + ":" + property.type())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private List<Property> find(String name) {
    String own = withoutPrefix(name);
    Property known = byName.get(own);
    return known != null
        ? List.of(known)
        : stated.getOrDefault(own, List.of()).stream().map(StatedProperty::property).toList();
  }

  private static String withoutPrefix(String name) {
    return name.startsWith(OWN_PREFIX) ? name.substring(OWN_PREFIX.length()) : name;
  }

  private InvalidInput unknown(String name, String place) {
    List<String> names = new ArrayList<>(byName.keySet());
    names.addAll(stated.keySet());
    Spelling spelling = new Spelling(names);
    return new InvalidInput(
        "filter".repeat(place.isEmpty() ? 0 : 1),
        place,
        name,
        "the name of a property",
        spelling.hint(name, "'lodestone search --quantities' lists the names"));
  }

  private void add(String name, Property property) {
    Property other = byName.put(name, property);
    if (other != null && !other.equals(property)) {
      throw new IllegalArgumentException(name + " names both " + other + " and " + property);
    }
  }
}
