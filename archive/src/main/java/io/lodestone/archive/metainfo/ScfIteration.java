package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** One step of the self-consistent field. */
@Section("One step of the self-consistent field.")
public record ScfIteration(
    @Quantity("energies") Energy energy,
    @Quantity(unit = "s", value = "wall-clock time since the start of the run") Double timePhysical,
    @Quantity(unit = "s", value = "wall-clock time of this step") Double timeCalculation,
    @Quantity("one-electron energies") List<Eigenvalues> eigenvalues,
    @Quantity("stress tensor") Stress stress,
    @Quantity("total magnetisation of the cell, Bohr magnetons") Double magnetizationTotal,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
