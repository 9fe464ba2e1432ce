package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** Convergence of the self-consistent field. */
@Section("Convergence of the self-consistent field.")
public record Scf(
    @Quantity("largest number of iterations") Integer nMaxIteration,
    @Quantity(unit = "J", value = "change of the total energy that ends the iterations")
        Double thresholdEnergyChange,
    @Quantity("change of the density that ends the iterations") Double thresholdDensityChange,
    @Quantity("Davidson, RMM-DIIS, ...") String minimizationAlgorithm,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
