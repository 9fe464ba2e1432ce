package io.lodestone.crystal.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PointwiseDistancesTest {
  private static Structure iron(Lattice lattice) {
    return Structure.crystal(lattice, List.of(Site.of(Element.Fe, new Vector3(0, 0, 0))));
  }

  @Test
  void six_neighbours_of_a_simple_cubic_crystal_are_an_edge_away_and_the_seventh_a_diagonal() {
    double[] distances = PointwiseDistances.of(iron(Lattice.cubic(2)), 7).averages();
    for (int k = 0; k < 6; k++) {
      assertThat(distances[k]).isCloseTo(2, within(1e-12));
    }
    assertThat(distances[6]).isCloseTo(2 * Math.sqrt(2), within(1e-12));
  }

  @Test
  @Timeout(60)
  void a_cell_like_a_needle_is_refused_and_not_searched_for_ever() {
    Structure needle = iron(Lattice.ofRows(1, 0, 0, 0, 1, 0, 0, 0, 1e15));
    assertThatThrownBy(() -> PointwiseDistances.of(needle, 10))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("long and thin");
  }
}
