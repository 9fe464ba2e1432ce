package io.lodestone.archive.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.metainfo.Material;
import io.lodestone.archive.metainfo.SystemSymmetry;
import io.lodestone.archive.metainfo.SystemSymmetryBuilder;
import io.lodestone.core.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaterialSummaryTest {
  private static final double ANGSTROM = 1e-10;
  private static final double[] FACE_CENTRED = {0, 2.1, 2.1, 2.1, 0, 2.1, 2.1, 2.1, 0};

  /** Mg at the origin of a primitive cubic face-centred cell, O along its diagonal. */
  private static Material magnesiumOxide(double oxygen, SystemSymmetry stated) {
    double[] positions = {0, 0, 0, 4.2 * oxygen, 4.2 * oxygen, 4.2 * oxygen};
    AtomicSystem system =
        AtomicSystemBuilder.builder()
            .atoms(
                AtomsBuilder.builder()
                    .labels(List.of("Mg", "O"))
                    .positions(Tensor.of(positions, 2, 3).scaled(ANGSTROM))
                    .latticeVectors(Tensor.of(FACE_CENTRED, 3, 3).scaled(ANGSTROM))
                    .build())
            .symmetry(stated)
            .build();
    return MaterialSummary.of(system, warning -> {}).section();
  }

  @Test
  void rock_salt_and_zinc_blende_differ_in_their_space_groups() {
    assertThat(magnesiumOxide(0.5, null).spaceGroupNumber()).isEqualTo(225);
    assertThat(magnesiumOxide(0.25, null).spaceGroupNumber()).isEqualTo(216);
    assertThat(magnesiumOxide(0.25, null).spaceGroupSymbol()).isEqualTo("F-43m");
  }

  @Test
  void the_space_group_is_that_of_the_atoms_and_a_stated_one_counts_where_none_can_be_found() {
    SystemSymmetry lower = SystemSymmetryBuilder.builder().spaceGroupNumber(160).build();
    SystemSymmetry none = SystemSymmetryBuilder.builder().spaceGroupNumber(1).build();
    SystemSymmetry unnamed = SystemSymmetryBuilder.builder().choice("1").build();
    for (SystemSymmetry stated : List.of(lower, none, unnamed)) {
      assertThat(magnesiumOxide(0.5, stated).spaceGroupNumber()).isEqualTo(225);
    }
    assertThat(withoutAtoms(lower).spaceGroupNumber()).isEqualTo(160);
    assertThat(withoutAtoms(lower).spaceGroupSymbol()).isEqualTo("R3m");
    assertThat(withoutAtoms(none).spaceGroupNumber()).isNull();
  }

  private static Material withoutAtoms(SystemSymmetry stated) {
    return MaterialSummary.of(AtomicSystemBuilder.builder().symmetry(stated).build(), warning -> {})
        .section();
  }
}
