package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** Potentials on a grid. */
@Section("Potentials on a grid.")
public record Potential(
    @Quantity("effective Kohn-Sham potential") List<Field> effective,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
