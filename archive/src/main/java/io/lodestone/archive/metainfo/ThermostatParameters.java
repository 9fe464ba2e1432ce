package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** A thermostat. */
@Section("A thermostat.")
public record ThermostatParameters(
    @Quantity("nose_hoover, berendsen, langevin_schneider, velocity_rescaling, ...")
        String thermostatType,
    @Quantity(unit = "K", value = "temperature") Double referenceTemperature,
    @Quantity(unit = "s", value = "time constant") Double couplingConstant,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
