package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** The GW approximation. */
@Section("The GW approximation.")
public record Gw(
    @Quantity("G0W0, GW0, scGW, scGW0, qpscGW or ev-scGW") String type,
    @Quantity(
            "how the self-energy reaches the real axis: pade, contour_deformation, ppm_GodbyNeeds, ...")
        String analyticalContinuation,
    @Quantity("number of states for which the self-energy is computed") Integer nStates,
    @Quantity("number of empty states in the Green function") Integer nEmptyStates,
    @Quantity("first and last state that gets a correction") List<Integer> intervalQpCorrections,
    @Quantity("sampling of the Brillouin zone for the quasi-particles") KMesh kMesh,
    @Quantity("sampling of the Brillouin zone for the transferred momentum") KMesh qMesh,
    @Quantity("the screened interaction W") Screening screening,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
