package io.lodestone.learn.subgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.learn.dataset.Dataset;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The subgroups of Goldsmith et al., New J. Phys. 19, 013031 (2017), are found again: rock salt
 * apart from zinc blende by radii, gold clusters of even and of odd numbers of atoms.
 */
@Tag("data")
class PublishedSubgroupsTest {
  private static final Set<String> RADII =
      Set.of("rs_a", "rp_a", "rs_b", "rp_b", "abs_rs_diff", "abs_rp_diff");

  private static SubgroupFindings search(
      Dataset data, Quality.Aim aim, PropositionSettings.Cuts cuts, double gamma) {
    return new SubgroupDiscovery(
            List.of(aim),
            new SubgroupSettings(gamma, false, SubgroupSettings.Method.EXACT, 5, 2, 5, 1, 0, 0),
            new PropositionSettings(cuts, 8, false, true, 10),
            new EvidenceSettings(1, 0, 0, "", 1))
        .run(data, SearchProgress.NONE, () -> false);
  }

  private static Dataset only(Dataset data, Set<String> names, String target) {
    return data.without(
        data.columns().stream()
            .map(column -> column.name())
            .filter(name -> !names.contains(name) && !name.equals(target))
            .toList());
  }

  @Test
  void zinc_blende_has_small_cations_and_radii_that_differ_little() throws IOException {
    Dataset data = only(GoldClusters.octetBinaries(), RADII, "sign_delta_e");
    Quality.Aim aim = new Quality.Aim(new Target.Categorical("sign_delta_e", "1"), Utility.WRACC);
    Subgroup best =
        search(data, aim, PropositionSettings.Cuts.ALL, 0).result().subgroups().getFirst();
    assertThat(best.selector().propositions())
        .hasSize(2)
        .anySatisfy(
            p -> {
              assertThat(p).isInstanceOf(Proposition.Below.class);
              assertThat(p.attribute()).isEqualTo("rs_a");
              assertThat(((Proposition.Below) p).bound()).isBetween(1.2, 1.35);
            })
        .anySatisfy(
            p -> {
              assertThat(p).isInstanceOf(Proposition.Below.class);
              assertThat(p.attribute()).isEqualTo("abs_rp_diff");
              assertThat(((Proposition.Below) p).bound()).isBetween(1.0, 1.3);
            });
    // The published rule, |rp(A) − rp(B)| ≤ 1.16 Å and rs(A) ≤ 1.27 Å, is no better.
    Selector published =
        Selector.of(
            new Proposition.Below("abs_rp_diff", Unitless.ONE, 1.1601),
            new Proposition.Below("rs_a", Unitless.ONE, 1.2701));
    int[] rows = published.rows(data);
    double share =
        Arrays.stream(rows).filter(row -> data.text("sign_delta_e").value(row).equals("1")).count()
            / (double) rows.length;
    assertThat(share).isGreaterThan(0.95);
    assertThat(best.quality()).isGreaterThanOrEqualTo((share - 0.5) * rows.length / data.size());
  }

  @Test
  void rock_salt_has_large_cations_and_radii_that_differ_much() throws IOException {
    Dataset data = only(GoldClusters.octetBinaries(), RADII, "sign_delta_e");
    Quality.Aim aim = new Quality.Aim(new Target.Categorical("sign_delta_e", "-1"), Utility.WRACC);
    Subgroup best =
        search(data, aim, PropositionSettings.Cuts.ALL, 0).result().subgroups().getFirst();
    assertThat(best.selector().propositions()).allMatch(p -> p instanceof Proposition.AtLeast);
    assertThat(
            best.selector().propositions().stream()
                .map(Proposition::attribute)
                .collect(Collectors.toSet()))
        .isEqualTo(Set.of("rs_a", "abs_rs_diff"));
    assertThat(best.size()).isEqualTo(40);
    assertThat(best.utility()).isEqualTo(40.0 / 82 * 0.5);
  }

  @Test
  void gold_clusters_have_wide_gaps_with_even_and_narrow_ones_with_odd_numbers_of_atoms()
      throws IOException {
    Dataset data =
        only(
            GoldClusters.table(),
            Set.of(
                "number_atoms",
                "delta_e",
                "temperature",
                "rel_coord_2",
                "rel_coord_3",
                "rel_coord_4",
                "radius_gyration",
                "planarity"),
            "hl_gap");
    for (boolean low : new boolean[] {false, true}) {
      Quality.Aim aim =
          new Quality.Aim(new Target.Numeric("hl_gap", low), Utility.DISPERSION_CORRECTED);
      SubgroupFindings found = search(data, aim, PropositionSettings.Cuts.EQUAL_FREQUENCY, 0.5);
      assertThat(found.result().proven()).isTrue();
      Subgroup best = found.result().subgroups().getFirst();
      assertThat(best.selector())
          .isEqualTo(Selector.of(new Proposition.Parity("number_atoms", !low)));
      TargetContrast.Numbers gap =
          (TargetContrast.Numbers)
              TargetContrast.of(found.result().population(), aim.target(), best);
      if (low) {
        assertThat(gap.inside().mean()).isBetween(0.2, 0.3);
      } else {
        assertThat(gap.inside().mean()).isBetween(1.3, 1.5);
      }
    }
  }
}
