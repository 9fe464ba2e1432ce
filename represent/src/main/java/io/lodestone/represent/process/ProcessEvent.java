package io.lodestone.represent.process;

import io.lodestone.core.quantity.UnitExpression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One event in the history of a sample.
 *
 * @param kind what happened, such as {@code heat} or {@code ball mill}, in lower case
 * @param amounts what was measured of it, by name
 * @param remarks what else is said of it, by name, such as atmosphere: Ar
 */
public record ProcessEvent(String kind, Map<String, Amount> amounts, Map<String, String> remarks) {
  /**
   * A number with its unit.
   *
   * @param value finite
   */
  public record Amount(double value, UnitExpression unit) {}

  /** Takes copies, in their order. */
  public ProcessEvent {
    amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
    remarks = Collections.unmodifiableMap(new LinkedHashMap<>(remarks));
  }
}
