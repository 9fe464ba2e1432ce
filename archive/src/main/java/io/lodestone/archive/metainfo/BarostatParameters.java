package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.Map;

/** A barostat. */
@Section("A barostat.")
public record BarostatParameters(
    @Quantity("berendsen, parrinello_rahman, ...") String barostatType,
    @Quantity("isotropic, semi_isotropic, anisotropic") String couplingType,
    @Quantity(unit = "Pa", value = "3 × 3") Tensor referencePressure,
    @Quantity(unit = "s", value = "time constant") Double couplingConstant,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
