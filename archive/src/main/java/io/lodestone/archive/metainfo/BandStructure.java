package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Energies along lines in the Brillouin zone. */
@Section("Energies along lines in the Brillouin zone.")
public record BandStructure(
    @Quantity(unit = "J", value = "Fermi energy") Double energyFermi,
    @Quantity(unit = "1/m", value = "3 × 3, a vector per row") Tensor reciprocalCell,
    @Quantity("the lines, one after the other") List<BandSegment> segment,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
