package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** A hole in a core state, as in calculations of X-ray spectra. */
@Section("A hole in a core state, as in calculations of X-ray spectra.")
public record CoreHole(
    @Quantity("main quantum number") Integer nQuantumNumber,
    @Quantity("angular momentum") Integer lQuantumNumber,
    @Quantity("electrons taken out of the state, a part of one allowed") Double nElectronsExcited,
    @Quantity("initial or final, in a difference of self-consistent energies") String dscfState,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
