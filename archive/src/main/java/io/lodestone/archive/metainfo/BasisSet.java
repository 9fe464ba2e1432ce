package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** A set of basis functions. */
@Section("A set of basis functions.")
public record BasisSet(
    @Quantity("plane waves, numeric AOs, gaussians, APW, LAPW, real-space grid, ...") String type,
    @Quantity("valence, core, augmentation, muffin-tin, interstitial, ...") List<String> scope,
    @Quantity(unit = "J", value = "kinetic energy of the highest plane wave") Double cutoff,
    @Quantity("largest wave number times the smallest muffin-tin radius") Double cutoffFractional,
    @Quantity(unit = "m", value = "spacing of the real-space grid") Double gridSpacing,
    @Quantity(unit = "m", value = "radius of the muffin tin or of the functions") Double radius,
    @Quantity("functions at the atoms") List<AtomCenteredBasis> atomCentered,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
