package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** The screened Coulomb interaction. */
@Section("The screened Coulomb interaction.")
public record Screening(
    @Quantity("rpa, ppm, ...") String type,
    @Quantity("number of empty states in the polarisability") Integer nEmptyStates,
    @Quantity("sampling of the Brillouin zone") KMesh kMesh,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
