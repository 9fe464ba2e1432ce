package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** Parameters of one kind of atom. */
@Section("Parameters of one kind of atom.")
public record AtomParameters(
    @Quantity("label, as in the system's atoms") String label,
    @Quantity("atomic number") Integer atomNumber,
    @Quantity(unit = "kg", value = "mass") Double mass,
    @Quantity(unit = "C", value = "charge of the ion") Double charge,
    @Quantity("number of valence electrons") Double nValenceElectrons,
    @Quantity("number of core electrons") Double nCoreElectrons,
    @Quantity("pseudopotential or projector augmentation") Pseudopotential pseudopotential,
    @Quantity("on-site interaction") HubbardKanamoriModel hubbardKanamoriModel,
    @Quantity("hole in a core state") CoreHole coreHole,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
