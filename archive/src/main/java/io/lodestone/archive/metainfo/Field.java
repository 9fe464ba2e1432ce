package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.Map;

/** A scalar field on a grid. */
@Section("A scalar field on a grid.")
public record Field(
    @Quantity("spin × x × y × z; SI") Tensor value,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
