package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Points in the Brillouin zone. */
@Section("Points in the Brillouin zone.")
public record KMesh(
    @Quantity("Monkhorst-Pack, Gamma-centered, Line-path, ...") String samplingMethod,
    @Quantity("number of points in use") Integer nPoints,
    @Quantity("subdivisions along the reciprocal lattice vectors") List<Integer> grid,
    @Quantity("shift of the mesh, in subdivisions") List<Double> offset,
    @Quantity("n × 3, in units of the reciprocal lattice vectors") Tensor points,
    @Quantity("n, normalised to 1") List<Double> weights,
    @Quantity("n, how many points of the full mesh each one stands for")
        List<Double> multiplicities,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
