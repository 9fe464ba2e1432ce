package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** One-electron energies at points in the Brillouin zone. */
@Section("One-electron energies at points in the Brillouin zone.")
public record Eigenvalues(
    @Quantity("k × 3, in units of the reciprocal lattice vectors") Tensor kpoints,
    @Quantity("k, normalised to 1") List<Double> kpointsWeights,
    @Quantity("k, how many points of the full mesh each one stands for")
        List<Double> kpointsMultiplicities,
    @Quantity(unit = "J", value = "spin × k × band") Tensor energies,
    @Quantity("spin × k × band") Tensor occupations,
    @Quantity("symmetry labels of the orbitals") List<String> orbitalLabels,
    @Quantity(unit = "J", value = "spin × k × band, quasi-particle energies") Tensor valueQp,
    @Quantity(unit = "J", value = "spin × k × band, Kohn-Sham energies") Tensor valueKs,
    @Quantity(
            unit = "J",
            value = "spin × k × band, exchange-correlation part of the Kohn-Sham energies")
        Tensor valueKsXc,
    @Quantity(unit = "J", value = "spin × k × band, exchange self-energy") Tensor valueExchange,
    @Quantity(unit = "J", value = "spin × k × band, correlation self-energy")
        Tensor valueCorrelation,
    @Quantity(
            unit = "J",
            value = "spin × k × band, expectation value of the exchange-correlation potential")
        Tensor valueXcPotential,
    @Quantity("spin × k × band, Z") Tensor qpLinearizationPrefactor,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
