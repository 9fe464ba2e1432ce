package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** An exchange-correlation functional as a sum of its parts. */
@Section("An exchange-correlation functional as a sum of its parts.")
public record XcFunctional(
    @Quantity("name, where it is not told by the parts") String name,
    @Quantity("exchange parts") List<Functional> exchange,
    @Quantity("correlation parts") List<Functional> correlation,
    @Quantity("hybrid functionals, exchange and correlation together") List<Functional> hybrid,
    @Quantity("other parts, exchange and correlation together or unknown")
        List<Functional> contributions,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {

  /**
   * The functional that is the plain sum of these parts, each with weight 1.
   *
   * @param names names in libxc; {@code _X_} goes to exchange, {@code _C_} to correlation, {@code
   *     HYB_} to hybrid, anything else to the other contributions
   */
  public static XcFunctional ofLibxc(Iterable<String> names) {
    XcFunctionalBuilder functional = XcFunctionalBuilder.builder();
    for (String name : names) {
      Functional part = FunctionalBuilder.builder().name(name).build();
      if (name.startsWith("HYB_")) {
        functional.addHybrid(part);
      } else if (name.contains("_X_") || name.endsWith("_X")) {
        functional.addExchange(part);
      } else if (name.contains("_C_") || name.endsWith("_C")) {
        functional.addCorrelation(part);
      } else {
        functional.addContributions(part);
      }
    }
    return functional.build();
  }
}
