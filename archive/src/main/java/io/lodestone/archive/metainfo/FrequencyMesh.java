package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.Map;

/** Points on the frequency axis. */
@Section("Points on the frequency axis.")
public record FrequencyMesh(
    @Quantity("real or imaginary") String type,
    @Quantity("Gauss-Legendre, equidistant, ...") String samplingMethod,
    @Quantity("number of points") Integer nPoints,
    @Quantity(unit = "J", value = "n") Tensor points,
    @Quantity(unit = "J", value = "imaginary part added to the frequencies") Double smearing,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
