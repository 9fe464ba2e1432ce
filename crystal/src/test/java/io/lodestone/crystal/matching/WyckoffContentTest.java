package io.lodestone.crystal.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import io.lodestone.crystal.prototype.Encyclopedia;
import io.lodestone.crystal.prototype.Prototype;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WyckoffContentTest {
  @Test
  void the_content_does_not_depend_on_how_a_crystal_is_written() {
    List<String> wrong = new ArrayList<>();
    Disguise disguise = new Disguise(11, 0);
    for (Prototype prototype : Encyclopedia.standard().all()) {
      Structure crystal = prototype.exampleStructure();
      WyckoffContent content = WyckoffContent.of(crystal).orElseThrow();
      for (int copy = 0; copy < 3; copy++) {
        // Turned, mirrored, shifted, in another cell.
        WyckoffContent again = WyckoffContent.of(disguise.of(crystal)).orElseThrow();
        if (!again.equals(content)) {
          wrong.add(prototype.name() + ": " + content + " and " + again);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void positions_of_the_same_site_symmetry_are_told_apart() {
    // In P2/m, two atoms on the same axis and two on different ones.
    Structure sameAxis = monoclinic(new Vector3(0, 0.2, 0), new Vector3(0, 0.37, 0));
    Structure twoAxes = monoclinic(new Vector3(0, 0.2, 0), new Vector3(0.5, 0.37, 0.5));
    Structure shifted = monoclinic(new Vector3(0.5, 0.2, 0), new Vector3(0.5, 0.37, 0));
    WyckoffContent content = WyckoffContent.of(sameAxis).orElseThrow();
    assertThat(content.spaceGroup()).isEqualTo(10);
    assertThat(WyckoffContent.of(shifted)).contains(content);
    assertThat(WyckoffContent.of(twoAxes)).isPresent().get().isNotEqualTo(content);
  }

  private static Structure monoclinic(Vector3 first, Vector3 second) {
    List<Site> sites = new ArrayList<>();
    for (int sign = -1; sign <= 1; sign += 2) {
      sites.add(Site.of(Element.Na, new Vector3(first.x(), sign * first.y(), first.z())));
      sites.add(Site.of(Element.Cl, new Vector3(second.x(), sign * second.y(), second.z())));
      // In the mirror plane, so that nothing but the group is left.
      sites.add(Site.of(Element.O, new Vector3(sign * 0.17, 0, sign * 0.31)));
    }
    return Structure.crystal(Lattice.ofParameters(7, 8, 9.5, 90, 104, 90), sites).wrapped();
  }
}
