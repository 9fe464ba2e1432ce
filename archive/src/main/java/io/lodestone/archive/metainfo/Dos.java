package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Density of electronic states of one spin channel; energies are not shifted. */
@Section("Density of electronic states of one spin channel; energies are not shifted.")
public record Dos(
    @Quantity("0 or 1, where the spins are polarised") Integer spinChannel,
    @Quantity("number of energies") Integer nEnergies,
    @Quantity(unit = "J", value = "n") Tensor energies,
    @Quantity(unit = "J", value = "Fermi energy") Double energyFermi,
    @Quantity("of the whole cell") List<DosValues> total,
    @Quantity("by kind of atom") List<DosValues> speciesProjected,
    @Quantity("by atom") List<DosValues> atomProjected,
    @Quantity("by atom and orbital") List<DosValues> orbitalProjected,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
