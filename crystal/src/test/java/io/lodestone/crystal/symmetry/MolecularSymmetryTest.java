package io.lodestone.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MolecularSymmetryTest {
  @Test
  void molecules_have_the_point_groups_of_the_textbooks() {
    assertThat(group(atom("He", 0, 0, 0))).isEqualTo("Kh");
    assertThat(group(atom("H", 0, 0, 0), atom("Cl", 0, 0, 1.27))).isEqualTo("Cinfv");
    assertThat(group(atom("O", 0, 0, -1.16), atom("C", 0, 0, 0), atom("O", 0, 0, 1.16)))
        .isEqualTo("Dinfh");
    assertThat(group(atom("O", 0, 0, 0.12), atom("H", 0, 0.76, -0.48), atom("H", 0, -0.76, -0.48)))
        .isEqualTo("C2v");
    assertThat(group(ring("N", 1, 0, 0.1, "H", 3, 0.94, -0.27))).isEqualTo("C3v");
    assertThat(group(ring("B", 1, 0, 0, "F", 3, 1.31, 0))).isEqualTo("D3h");
    assertThat(group(ring("C", 6, 1.39, 0, "H", 6, 2.48, 0))).isEqualTo("D6h");
    assertThat(group(tetrahedron("C", "H", "H"))).isEqualTo("Td");
    assertThat(group(tetrahedron("C", "H", "Cl"))).isEqualTo("C3v");
    assertThat(group(octahedron())).isEqualTo("Oh");
    assertThat(group(icosahedron())).isEqualTo("Ih");
    assertThat(group(atom("O", 0, 0, 0), atom("H", 1, 0, 0), atom("F", 0, 1.3, 0))).isEqualTo("Cs");
    assertThat(
            group(
                atom("C", 0, 0, 0),
                atom("H", 1, 0, 0),
                atom("F", 0, 1.3, 0),
                atom("Cl", 0, 0, 1.7)))
        .isEqualTo("C1");
  }

  @Test
  void staggered_ethane_is_D3d() {
    List<Site> sites = new ArrayList<>();
    for (int end : new int[] {1, -1}) {
      sites.add(atom("C", 0, 0, 0.765 * end));
      for (int i = 0; i < 3; i++) {
        double angle = 2 * Math.PI * i / 3 + (end > 0 ? 0 : Math.PI);
        sites.add(atom("H", 1.02 * Math.cos(angle), 1.02 * Math.sin(angle), 1.16 * end));
      }
    }
    MolecularSymmetry symmetry = MolecularSymmetry.of(Structure.molecule(sites));
    assertThat(symmetry.schoenflies()).isEqualTo("D3d");
    assertThat(symmetry.operations()).isEqualTo(12);
  }

  @Test
  void rings_have_axes_of_any_order() {
    for (int n : new int[] {5, 7, 24, 61, 200}) {
      double r = 0.25 * n;
      assertThat(group(ring("C", n, r, 0, "H", n, r + 1, 0))).isEqualTo("D" + n + "h");
      assertThat(group(ring("C", n, r, 0, "H", n, r + 1, 0.5))).isEqualTo("C" + n + "v");
      List<Site> staggered = new ArrayList<>();
      for (int i = 0; i < 2 * n; i++) {
        double angle = Math.PI * i / n;
        double height = i % 2 == 0 ? 0.6 : -0.6;
        staggered.add(atom("S", r * Math.cos(angle), r * Math.sin(angle), height));
      }
      assertThat(group(staggered.toArray(Site[]::new))).isEqualTo("D" + n + "d");
    }
  }

  @Test
  void atoms_on_top_of_each_other_have_no_point_group() {
    assertThatThrownBy(() -> group(atom("H", 0, 0, 0), atom("H", 0, 0, 0.001)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("within 0.01 Å");
  }

  @Test
  void nothing_has_no_point_group() {
    assertThatThrownBy(() -> MolecularSymmetry.of(Structure.molecule(List.of())))
        .isInstanceOf(InvalidInput.class);
  }

  private static String group(Site... sites) {
    return MolecularSymmetry.of(Structure.molecule(List.of(sites))).schoenflies();
  }

  private static Site atom(String element, double x, double y, double z) {
    return Site.of(Element.of(element), new Vector3(x, y, z));
  }

  private static Site[] ring(
      String inner, int n, double r, double z, String outer, int m, double s, double w) {
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * i / n;
      sites.add(atom(inner, r * Math.cos(angle), r * Math.sin(angle), z));
    }
    for (int i = 0; i < m; i++) {
      double angle = 2 * Math.PI * i / m;
      sites.add(atom(outer, s * Math.cos(angle), s * Math.sin(angle), w));
    }
    return sites.toArray(Site[]::new);
  }

  private static Site[] tetrahedron(String centre, String three, String one) {
    double d = 0.63;
    return new Site[] {
      atom(centre, 0, 0, 0),
      atom(one, d, d, d),
      atom(three, d, -d, -d),
      atom(three, -d, d, -d),
      atom(three, -d, -d, d)
    };
  }

  private static Site[] octahedron() {
    List<Site> sites = new ArrayList<>(List.of(atom("S", 0, 0, 0)));
    for (double d : new double[] {1.56, -1.56}) {
      sites.add(atom("F", d, 0, 0));
      sites.add(atom("F", 0, d, 0));
      sites.add(atom("F", 0, 0, d));
    }
    return sites.toArray(Site[]::new);
  }

  private static Site[] icosahedron() {
    double phi = (1 + Math.sqrt(5)) / 2;
    List<Site> sites = new ArrayList<>();
    for (double one : new double[] {1, -1}) {
      for (double golden : new double[] {phi, -phi}) {
        sites.add(atom("B", 0, one, golden));
        sites.add(atom("B", one, golden, 0));
        sites.add(atom("B", golden, 0, one));
      }
    }
    return sites.toArray(Site[]::new);
  }
}
