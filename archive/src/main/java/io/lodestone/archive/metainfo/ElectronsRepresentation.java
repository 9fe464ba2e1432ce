package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** A basis for the electrons or for a field made of them. */
@Section("A basis for the electrons or for a field made of them.")
public record ElectronsRepresentation(
    @Quantity(
            "plane waves, numeric AOs, (L)APW+lo, gaussians and plane waves, real-space grid, ...")
        String type,
    @Quantity("the program's own name for the precision: PREC of VASP, tier of FHI-aims, ...")
        String nativeTier,
    @Quantity("what is represented: wavefunction, density, ...") List<String> scope,
    @Quantity("the sets of functions") List<BasisSet> basisSet,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
