package io.lodestone.archive.parse.gpaw;

import io.lodestone.archive.metainfo.BasisSetBuilder;
import io.lodestone.archive.metainfo.ElectronsRepresentation;
import io.lodestone.archive.metainfo.ElectronsRepresentationBuilder;
import java.util.List;

/** How GPAW represents the smooth parts of the wave functions. */
enum GpawMode {
  PLANE_WAVES("plane waves", "plane waves"),
  GRID("real-space grid", "real-space grid"),
  ATOMIC_ORBITALS("atom-centered orbitals", "numeric AOs");

  private final String representation;
  private final String basis;

  GpawMode(String representation, String basis) {
    this.representation = representation;
    this.basis = basis;
  }

  /** The mode of an input parameter: {@code pw}, {@code fd} or {@code lcao}; else null. */
  static GpawMode ofParameter(String name) {
    return switch (name) {
      case "pw" -> PLANE_WAVES;
      case "fd" -> GRID;
      case "lcao" -> ATOMIC_ORBITALS;
      default -> null;
    };
  }

  /**
   * The representation of the wave functions.
   *
   * @param cutoff of the plane waves in J, or null
   * @param spacing of the grid in m, or null
   * @param tier name of the set of atomic orbitals, or null
   */
  ElectronsRepresentation section(Double cutoff, Double spacing, String tier) {
    return ElectronsRepresentationBuilder.builder()
        .type(representation)
        .nativeTier(this == ATOMIC_ORBITALS ? tier : null)
        .scope(List.of("wavefunction"))
        .addBasisSet(
            BasisSetBuilder.builder()
                .type(basis)
                .scope(List.of("valence"))
                .cutoff(this == PLANE_WAVES ? cutoff : null)
                .gridSpacing(this == GRID ? spacing : null)
                .build())
        .build();
  }
}
