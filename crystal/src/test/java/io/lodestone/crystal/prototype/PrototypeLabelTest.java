package io.lodestone.crystal.prototype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels of structures, and what they do not depend on. */
class PrototypeLabelTest {
  private static final List<Prototype> ALL = Encyclopedia.standard().all();

  @ParameterizedTest
  @CsvSource({
    "diamond, A_cF8_227_a",
    "rock salt, AB_cF8_225_a_b",
    "cubic perovskite, AB3C_cP5_221_a_c_b",
    "corundum, A2B3_hR10_167_c_e",
    "rutile, A2B_tP6_136_f_a",
    "wurtzite, AB_hP4_186_b_b",
    "cementite, AB3_oP16_62_c_cd",
    "baddeleyite, A2B_mP12_14_2e_e",
    "A15, A3B_cP8_223_c_a",
    "beta-Mn, A_cP20_213_cd"
  })
  void labels_are_those_of_aflow_where_the_letters_are_the_least(String name, String label) {
    assertThat(PrototypeLabel.of(Encyclopedia.standard().find(name).exampleStructure()))
        .hasToString(label);
  }

  @Test
  void the_anonymous_label_does_not_know_the_elements() {
    Prototype perovskite = Encyclopedia.standard().find("cubic perovskite");
    PrototypeLabel calcium =
        label(perovskite, Map.of("A", Element.Ca, "B", Element.Ti, "X", Element.O));
    PrototypeLabel strontium =
        label(perovskite, Map.of("A", Element.Sr, "B", Element.Ti, "X", Element.O));
    assertThat(calcium).hasToString("AB3C_cP5_221_a_c_b");
    assertThat(strontium).hasToString("A3BC_cP5_221_c_a_b");
    assertThat(calcium.anonymous()).isEqualTo(strontium.anonymous());
    assertThat(calcium.anonymous()).hasToString("A3BC_cP5_221_c_a_b");
  }

  @Test
  void rock_salts_have_one_label_whichever_ion_comes_first_in_the_alphabet() {
    Prototype salt = Encyclopedia.standard().find("NaCl");
    assertThat(label(salt, Map.of("A", Element.Na, "X", Element.Cl)))
        .isEqualTo(label(salt, Map.of("A", Element.Mg, "X", Element.O)));
  }

  private static PrototypeLabel label(Prototype prototype, Map<String, Element> elements) {
    return PrototypeLabel.of(prototype.decorated(elements, prototype.exampleLength()));
  }

  /** Any prototype, in another cell, turned, moved, scaled, and with its atoms in another order. */
  @Property(tries = 150)
  void a_label_depends_on_the_crystal_only(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    Random random = new Random(seed);
    Prototype prototype = ALL.get(random.nextInt(ALL.size()));
    Structure structure = prototype.exampleStructure();
    if (structure.size() > 70) {
      return;
    }
    assertThat(PrototypeLabel.of(disguised(structure, random)))
        .as(prototype.name() + ", seed " + seed)
        .isEqualTo(prototype.label());
  }

  private static Structure disguised(Structure structure, Random random) {
    int[] times = {1, 1, 1};
    times[random.nextInt(3)] = 1 + random.nextInt(2);
    Structure repeated = structure.supercell(times[0], times[1], times[2]);
    Lattice lattice = repeated.lattice().orElseThrow();
    // New axes a, b + m a, c + n b: a cell of the same volume.
    int m = random.nextInt(3) - 1;
    int n = random.nextInt(3) - 1;
    double scale = 0.8 + 0.4 * random.nextDouble();
    Vector3 a = lattice.a().scaled(scale);
    Vector3 b = lattice.b().scaled(scale).plus(a.scaled(m));
    Vector3 c = lattice.c().scaled(scale).plus(lattice.b().scaled(n * scale));
    double[] turn = rotation(random);
    Lattice sheared = new Lattice(turned(turn, a), turned(turn, b), turned(turn, c));
    Vector3 shift = new Vector3(random.nextDouble(), random.nextDouble(), random.nextDouble());
    List<Site> sites = new ArrayList<>();
    for (Site site : repeated.sites()) {
      Vector3 p = site.position();
      // p = x a + y b + z c = x' a + y' (b + m a) + z' (c + n b)
      double z = p.z();
      double y = p.y() - n * z;
      double x = p.x() - m * y;
      sites.add(site.at(new Vector3(x, y, z).plus(shift)));
    }
    Collections.shuffle(sites, random);
    return Structure.crystal(sheared, sites);
  }

  /** A random rotation, from a quaternion. */
  private static double[] rotation(Random random) {
    double w = random.nextGaussian();
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    double z = random.nextGaussian();
    double s = 2 / (w * w + x * x + y * y + z * z);
    return new double[] {
      1 - s * (y * y + z * z),
      s * (x * y - z * w),
      s * (x * z + y * w),
      s * (x * y + z * w),
      1 - s * (x * x + z * z),
      s * (y * z - x * w),
      s * (x * z - y * w),
      s * (y * z + x * w),
      1 - s * (x * x + y * y)
    };
  }

  private static Vector3 turned(double[] r, Vector3 v) {
    return new Vector3(
        r[0] * v.x() + r[1] * v.y() + r[2] * v.z(),
        r[3] * v.x() + r[4] * v.y() + r[5] * v.z(),
        r[6] * v.x() + r[7] * v.y() + r[8] * v.z());
  }

  @Test
  void a_label_is_read_back_and_any_choice_of_letters_becomes_the_least() {
    for (Prototype prototype : ALL) {
      String text = prototype.label().toString();
      assertThat(PrototypeLabel.parse(text)).isEqualTo(prototype.label());
      assertThat(prototype.label().canonical()).isSameAs(prototype.label());
    }
    assertThat(PrototypeLabel.parse("AB_cF8_216_d_b").canonical()).hasToString("AB_cF8_216_a_c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AB",
        "AB_cF8_225_a",
        "AB_cF8_231_a_b",
        "AB_xF8_225_a_b",
        "AB_cF8_225_a_q",
        "AB_cF8_225_a_b_c",
        "AB_cF8_225_999999999a_b",
        "AB_cF8_225_a_"
      })
  void what_is_no_label_is_refused(String text) {
    assertThatThrownBy(() -> PrototypeLabel.parse(text)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void shared_sites_have_no_prototype() {
    Structure alloy =
        Structure.crystal(
            Lattice.cubic(3),
            List.of(
                Site.of(
                    List.of(
                        new Occupant(Species.of(Element.Cu), 0.5),
                        new Occupant(Species.of(Element.Au), 0.5)),
                    Vector3.ZERO)));
    assertThatThrownBy(() -> PrototypeLabel.of(alloy))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("shared");
  }

  @ParameterizedTest
  @CsvSource({"cF8, c, F, 8", "hR10, h, R, 10", "aP12, a, P, 12", "oC16, o, C, 16"})
  void pearson_symbols_are_read(String text, char family, char centring, int atoms) {
    assertThat(PearsonSymbol.parse(text)).isEqualTo(new PearsonSymbol(family, centring, atoms));
    assertThat(PearsonSymbol.parse(text)).hasToString(text);
    assertThatThrownBy(() -> PearsonSymbol.parse("x" + text)).isInstanceOf(InvalidInput.class);
  }
}
