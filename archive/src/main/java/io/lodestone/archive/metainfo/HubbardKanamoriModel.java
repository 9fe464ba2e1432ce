package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** An on-site interaction (+U). */
@Section("An on-site interaction (+U).")
public record HubbardKanamoriModel(
    @Quantity("shell that feels it, such as d or 3d") String orbital,
    @Quantity(unit = "J", value = "Coulomb interaction U") Double u,
    @Quantity(unit = "J", value = "exchange interaction J") Double j,
    @Quantity(unit = "J", value = "U − J") Double uEffective,
    @Quantity("Dudarev, Liechtenstein, ...") String doubleCountingCorrection,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
