package io.lodestone.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the computed entries that pymatgen and the Materials Project write as JSON: objects with a
 * composition or formula and an energy, in a list or under names, at any not too great depth.
 *
 * <p>{@code energy} (or {@code uncorrected_energy}) and {@code correction} are of all atoms of the
 * composition, eV, and are added; {@code energy_per_atom} and {@code formation_energy_per_atom} are
 * taken where there is no {@code energy}.
 */
final class ComputedEntries {
  private static final int DEEPEST = 8;

  /** Parts of an entry that have formulas and energies of their own, which are not meant. */
  private static final Set<String> PARTS =
      Set.of("structure", "parameters", "data", "energy_adjustments", "decomposition");

  private final String source;
  private final Consumer<MaterialEnergy> taker;
  private int count;

  private ComputedEntries(String source, Consumer<MaterialEnergy> taker) {
    this.source = source;
    this.taker = taker;
  }

  /** Whether the file begins as JSON does. */
  static boolean recognizes(SourceFile file) throws IOException {
    String start = file.head().text().stripLeading();
    return start.startsWith("{") || start.startsWith("[");
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInput when it is not JSON or holds no entry
   */
  static void read(SourceFile file, Consumer<MaterialEnergy> taker) throws IOException {
    ComputedEntries entries = new ComputedEntries(file.displayPath(), taker);
    try (InputStream in = file.open();
        JsonParser json = new JsonFactory().createParser(in)) {
      json.nextToken();
      entries.value(json, 0, "");
    } catch (JsonParseException | StreamConstraintsException e) {
      throw new InvalidInput(
          file.displayPath(),
          "line " + e.getLocation().getLineNr(),
          "'" + e.getOriginalMessage() + "'",
          "JSON",
          "");
    }
    if (entries.count == 0) {
      throw new InvalidInput(
          file.displayPath(),
          "",
          "no such object",
          "objects with 'composition' and 'energy', as pymatgen writes ComputedEntry",
          "");
    }
  }

  private void value(JsonParser json, int depth, String name) throws IOException {
    if (depth > DEEPEST) {
      json.skipChildren();
    } else if (json.currentToken() == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
        value(json, depth + 1, "");
      }
    } else if (json.currentToken() == JsonToken.START_OBJECT) {
      object(json, depth, name);
    }
  }

  private void object(JsonParser json, int depth, String name) throws IOException {
    Map<String, Double> numbers = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    Composition composition = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken token = json.nextToken();
      if (token.isNumeric()) {
        numbers.put(field, json.getDoubleValue());
      } else if (token == JsonToken.VALUE_STRING) {
        texts.put(field, json.getText());
      } else if (field.equals("composition") && token == JsonToken.START_OBJECT) {
        composition = amounts(json);
      } else if (PARTS.contains(field)) {
        json.skipChildren();
      } else {
        value(json, depth + 1, field);
      }
    }
    for (String key : new String[] {"composition", "formula", "formula_pretty", "pretty_formula"}) {
      if (composition == null && texts.containsKey(key)) {
        composition = Composition.parse(texts.get(key));
      }
    }
    if (composition != null && composition.size() > 0) {
      entry(composition, numbers, texts, name);
    }
  }

  private static OptionalDouble volume(Map<String, Double> numbers, Composition composition) {
    Double perAtom = numbers.get("volume_per_atom");
    Double whole = numbers.get("volume");
    if (perAtom != null) {
      return OptionalDouble.of(perAtom);
    }
    return whole == null ? OptionalDouble.empty() : OptionalDouble.of(whole / composition.atoms());
  }

  /** Amounts by symbol; null where a name is no symbol or an amount no number. */
  private static Composition amounts(JsonParser json) throws IOException {
    Composition.Builder builder = Composition.builder();
    boolean whole = true;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      // Species may have a charge, as in Fe3+.
      String symbol = json.currentName().replaceAll("[^A-Za-z].*", "");
      JsonToken token = json.nextToken();
      if (token.isNumeric()
          && Element.find(symbol).isPresent()
          && json.getDoubleValue() >= 0
          && Double.isFinite(json.getDoubleValue())) {
        builder.add(Element.of(symbol), json.getDoubleValue());
      } else {
        whole = false;
        json.skipChildren();
      }
    }
    return whole ? builder.build() : null;
  }

  private void entry(
      Composition composition,
      Map<String, Double> numbers,
      Map<String, String> texts,
      String name) {
    Double energy = numbers.getOrDefault("energy", numbers.get("uncorrected_energy"));
    double perAtom;
    MaterialEnergy.Zero zero = MaterialEnergy.Zero.METHOD;
    if (energy != null) {
      perAtom = (energy + numbers.getOrDefault("correction", 0.0)) / composition.atoms();
    } else if (numbers.containsKey("energy_per_atom")) {
      perAtom = numbers.get("energy_per_atom");
    } else if (numbers.containsKey("formation_energy_per_atom")) {
      perAtom = numbers.get("formation_energy_per_atom");
      zero = MaterialEnergy.Zero.ELEMENTS;
    } else {
      return;
    }
    count++;
    String id = name.isEmpty() ? "entry-" + count : name;
    for (String key : new String[] {"id", "material_id", "entry_id"}) {
      id = texts.getOrDefault(key, id);
    }
    taker.accept(
        new MaterialEnergy(
            source,
            id,
            composition,
            perAtom,
            zero,
            volume(numbers, composition),
            Optional.empty(),
            "",
            ""));
  }
}
