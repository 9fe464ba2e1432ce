package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** One part of an exchange-correlation functional. */
@Section("One part of an exchange-correlation functional.")
public record Functional(
    @Quantity("name in libxc, such as GGA_X_PBE") String name,
    @Quantity("factor of this part") Double weight,
    @Quantity("parameters of this part, such as exact_exchange_mixing_factor")
        Map<String, Object> parameters,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
