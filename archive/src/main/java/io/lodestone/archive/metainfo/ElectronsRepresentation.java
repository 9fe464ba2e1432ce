package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

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
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {
  /**
   * Plane waves up to kinetic energies, with what is known of them.
   *
   * @param wavefunction cut-off of the wave functions in J, or null
   * @param density cut-off of the density in J, or null
   */
  public static List<ElectronsRepresentation> planeWaves(Double wavefunction, Double density) {
    return Stream.of(planeWaves("wavefunction", wavefunction), planeWaves("density", density))
        .filter(Objects::nonNull)
        .toList();
  }

  private static ElectronsRepresentation planeWaves(String scope, Double cutoff) {
    return cutoff == null
        ? null
        : ElectronsRepresentationBuilder.builder()
            .type("plane waves")
            .addScope(scope)
            .addBasisSet(
                BasisSetBuilder.builder()
                    .type("plane waves")
                    .addScope("valence")
                    .cutoff(cutoff)
                    .build())
            .build();
  }
}
