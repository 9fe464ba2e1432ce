package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** Stress tensor. */
@Section("Stress tensor.")
public record Stress(
    @Quantity(
            "total stress with the sign of the program; VASP and Quantum ESPRESSO print compression as positive, most others tension")
        StressEntry total,
    @Quantity("contributions, each with its kind") List<StressEntry> contributions,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
