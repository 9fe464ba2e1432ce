package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.Map;

/** One moment of the charge distribution. */
@Section("One moment of the charge distribution.")
public record MultipolesEntry(
    @Quantity("name") String kind,
    @Quantity("Cartesian components; C m for a dipole, C m^2 for a quadrupole, ...") Tensor total,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
