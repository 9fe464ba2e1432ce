package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.Map;

/** One stress tensor. */
@Section("One stress tensor.")
public record StressEntry(
    @Quantity("name of a contribution") String kind,
    @Quantity(unit = "Pa", value = "3 × 3") Tensor value,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
