package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** Interatomic potentials. */
@Section("Interatomic potentials.")
public record ForceField(
    @Quantity("name of the model, such as ReaxFF or EAM") String name,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
