package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** One energy. */
@Section("One energy.")
public record EnergyEntry(
    @Quantity("name of a contribution") String kind,
    @Quantity(unit = "J", value = "energy of the cell") Double value,
    @Quantity(unit = "J", value = "energy per atom") Double valuePerAtom,
    @Quantity(unit = "J", value = "potential part") Double potential,
    @Quantity(unit = "J", value = "kinetic part") Double kinetic,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {

  /** An energy of which only the value is known, in J. */
  public static EnergyEntry of(double value) {
    return EnergyEntryBuilder.builder().value(value).build();
  }
}
