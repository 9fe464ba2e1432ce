package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.Map;

/** One set of forces. */
@Section("One set of forces.")
public record ForcesEntry(
    @Quantity("name of a contribution") String kind,
    @Quantity(unit = "N", value = "n × 3, net translation, rotation and constraints removed")
        Tensor value,
    @Quantity(unit = "N", value = "n × 3, as computed") Tensor valueRaw,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
