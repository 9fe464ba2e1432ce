package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Energies along one line in the Brillouin zone. */
@Section("Energies along one line in the Brillouin zone.")
public record BandSegment(
    @Quantity("number of points") Integer nKpoints,
    @Quantity("k × 3, in units of the reciprocal lattice vectors") Tensor kpoints,
    @Quantity("names of the two ends, such as Γ and X") List<String> endpointsLabels,
    @Quantity(unit = "J", value = "spin × k × band") Tensor energies,
    @Quantity("spin × k × band") Tensor occupations,
    @Quantity(unit = "J", value = "spin × k × band, quasi-particle energies") Tensor valueQp,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
