package io.lodestone.represent.process;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.SiDimension;
import io.lodestone.core.quantity.UnitExpression;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one event of a history. */
final class EventReader {
  private static final Set<String> SMALL_WORDS =
      Set.of("at", "for", "in", "under", "to", "with", "of", "and", "during", "by");
  private static final Pattern NUMBER =
      Pattern.compile("(?<number>[-+−]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?)(?<unit>\\S*)");
  private static final Map<SiDimension, String> NAMES =
      Map.of(
          SiDimension.TEMPERATURE,
          "temperature",
          SiDimension.TIME,
          "time",
          SiDimension.PRESSURE,
          "pressure",
          SiDimension.LENGTH,
          "length",
          SiDimension.MASS,
          "mass",
          SiDimension.VOLUME,
          "volume",
          SiDimension.FREQUENCY,
          "frequency",
          SiDimension.POWER,
          "power",
          SiDimension.VOLTAGE,
          "voltage",
          SiDimension.TEMPERATURE.over(SiDimension.TIME),
          "rate");

  private final String[] tokens;
  private final String place;
  private int next;
  private final StringBuilder kind = new StringBuilder();
  private final Map<String, ProcessEvent.Amount> amounts = new LinkedHashMap<>();
  private final Map<String, String> remarks = new LinkedHashMap<>();

  /**
   * An event.
   *
   * @param place of it in the history, for messages
   */
  EventReader(String text, String place) {
    tokens = text.strip().replaceAll("\\s*=\\s*", "=").split("\\s+");
    this.place = place;
  }

  ProcessEvent read() {
    while (next < tokens.length) {
      String token = tokens[next];
      int equals = token.indexOf('=');
      if (equals > 0) {
        next++;
        named(token.substring(0, equals).toLowerCase(Locale.ROOT), token.substring(equals + 1));
      } else if (NUMBER.matcher(token).matches()) {
        next++;
        ProcessEvent.Amount amount = amount(token);
        put(nameOf(amount, token), amount);
      } else if (SMALL_WORDS.contains(token.toLowerCase(Locale.ROOT))) {
        next++;
      } else if (amounts.isEmpty() && remarks.isEmpty() && !token.isEmpty()) {
        next++;
        kind.append(kind.isEmpty() ? "" : " ").append(token.toLowerCase(Locale.ROOT));
      } else {
        throw problem("'" + token + "'", "amounts such as 900 K or speed=300 1/min");
      }
    }
    if (kind.isEmpty()) {
      throw problem("no kind", "a kind of event, such as heat or mill");
    }
    return new ProcessEvent(kind.toString(), amounts, remarks);
  }

  private void named(String name, String value) {
    if (value.isEmpty()) {
      throw problem("'" + name + "='", "a value");
    } else if (NUMBER.matcher(value).matches()) {
      put(name, amount(value));
    } else if (remarks.put(name, value) != null) {
      throw problem(name + " twice", "it once");
    }
  }

  private void put(String name, ProcessEvent.Amount amount) {
    if (amounts.put(name, amount) != null) {
      throw problem(name + " twice", "it once; name amounts with name=number");
    }
  }

  /** The number of a token, with the unit that is written with it or as the next token. */
  private ProcessEvent.Amount amount(String token) {
    Matcher number = NUMBER.matcher(token);
    if (!number.matches()) {
      throw new IllegalStateException(token);
    }
    double value = Double.parseDouble(number.group("number").replace('−', '-'));
    if (!Double.isFinite(value)) {
      throw problem("'" + token + "'", "a finite number");
    }
    if (!number.group("unit").isEmpty()) {
      UnitExpression unit =
          unit(number.group("unit"))
              .orElseThrow(() -> problem("'" + token + "'", "a number with a known unit"));
      return new ProcessEvent.Amount(value, unit);
    }
    Optional<UnitExpression> unit = next < tokens.length ? unit(tokens[next]) : Optional.empty();
    if (unit.isPresent()) {
      next++;
    }
    return new ProcessEvent.Amount(value, unit.orElseGet(() -> UnitExpression.parse("-")));
  }

  private static Optional<UnitExpression> unit(String text) {
    if (text.contains("=") || SMALL_WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    try {
      return Optional.of(UnitExpression.parse(text));
    } catch (InvalidInput e) {
      return Optional.empty();
    }
  }

  private String nameOf(ProcessEvent.Amount amount, String token) {
    String name = NAMES.get(amount.unit().dimension());
    if (name == null) {
      throw problem("'" + token + "'", "a name for it, as in speed=300 1/min");
    }
    return name;
  }

  private InvalidInput problem(String found, String expected) {
    return new InvalidInput(null, place, found, expected, "");
  }
}
