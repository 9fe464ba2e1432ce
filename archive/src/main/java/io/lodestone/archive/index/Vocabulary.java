package io.lodestone.archive.index;

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
import java.util.stream.Collectors;

/**
 * The properties that entries of an index can have, found by any of their names.
 *
 * <p>OPTIMADE asks that a name with the prefix of another provider, such as {@code _exmpl_x}, be
 * taken as a property that no entry has; any other unknown name is a mistake. Behind our own prefix
 * {@code _lodestone_} stands the name itself.
 */
public final class Vocabulary {
  private static final String OWN_PREFIX = "_lodestone_";

  private final List<Property> properties;
  private final Map<String, Property> byName = new HashMap<>();

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

  public List<Property> properties() {
    return properties;
  }

  /**
   * The property of that name.
   *
   * @throws InvalidInput when there is none, with the names that are close to it
   */
  public Property named(String name) {
    return find(name).orElseThrow(() -> unknown(name, ""));
  }

  /**
   * The property that a filter names; empty when it has the prefix of another provider.
   *
   * @throws InvalidInput when there is none, with the names that are close to it
   */
  Optional<Property> inFilter(PropertyPath path) {
    Optional<Property> found = find(path.dotted());
    boolean foreign = path.dotted().startsWith("_") && !path.dotted().startsWith(OWN_PREFIX);
    if (found.isEmpty() && !foreign) {
      throw unknown(path.dotted(), path.place().toString());
    }
    return found;
  }

  /** Says of two vocabularies whether an index of the one serves the other. */
  String fingerprint() {
    return properties.stream()
        .map(property -> property.name() + ":" + property.type())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private Optional<Property> find(String name) {
    String own = name.startsWith(OWN_PREFIX) ? name.substring(OWN_PREFIX.length()) : name;
    return Optional.ofNullable(byName.get(own));
  }

  private InvalidInput unknown(String name, String place) {
    Spelling spelling = new Spelling(byName.keySet());
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
