package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Atoms in a cell or in free space. */
@Section("Atoms in a cell or in free space.")
public record Atoms(
    @Quantity("number of atoms") Integer nAtoms,
    @Quantity("n element symbols; X for a ghost or unknown atom") List<String> labels,
    @Quantity("n atomic numbers, 0 where unknown") List<Integer> species,
    @Quantity(unit = "m", value = "n × 3 Cartesian") Tensor positions,
    @Quantity(unit = "m", value = "3 × 3, a vector per row") Tensor latticeVectors,
    @Quantity("along which lattice vectors the system repeats") List<Boolean> periodic,
    @Quantity(unit = "m/s", value = "n × 3 Cartesian") Tensor velocities,
    @Quantity(unit = "C", value = "total charge") Double charge,
    @Quantity("n occupations, where a site is not fully occupied") List<Double> concentrations,
    @Quantity(unit = "A m^2", value = "n collinear or n × 3 moments") Tensor magneticMoments,
    @Quantity("n × 3; 1 where a coordinate is held fixed") Tensor fixed,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
