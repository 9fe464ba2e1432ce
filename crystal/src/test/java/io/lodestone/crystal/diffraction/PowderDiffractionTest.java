package io.lodestone.crystal.diffraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Periodicity;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PowderDiffractionTest {
  private static final PowderDiffraction COPPER = PowderDiffraction.of(Radiation.CU_KA);

  /** What pymatgen 2026.10.24 gives for rutile and neutrons of 1.54184 Å: 2θ, intensity. */
  private static final double[][] RUTILE_NEUTRON = {
    {27.45677104, 4.4171473},
    {36.10644626, 66.03346545},
    {39.220534, 79.38529729},
    {41.27056767, 100.0},
    {44.07767428, 41.30356014},
    {54.36345179, 0.19268513},
    {56.67168098, 3.23605909},
    {62.80782663, 7.94638265},
    {64.10044375, 21.71101707},
    {65.56378499, 10.1437261},
    {69.06188113, 18.08596438},
    {69.85876907, 1.79829199},
    {72.47998574, 23.71182124},
    {74.46462575, 5.31757779},
    {76.60315385, 55.88250573},
    {79.89958606, 34.10914338},
    {82.4103476, 83.88208929},
    {84.32579752, 0.30091995},
    {87.56125972, 36.80633397},
    {89.6326006, 3.64162891}
  };

  private static Site site(String species, double x, double y, double z) {
    return Site.of(Species.parse(species), Vector3.of(x, y, z));
  }

  private static Structure rutile() {
    double u = 0.3053;
    return Structure.crystal(
        Lattice.ofParameters(4.594, 4.594, 2.959, 90, 90, 90),
        List.of(
            site("Ti", 0, 0, 0),
            site("Ti", 0.5, 0.5, 0.5),
            site("O", u, u, 0),
            site("O", -u, -u, 0),
            site("O", 0.5 + u, 0.5 - u, 0.5),
            site("O", 0.5 - u, 0.5 + u, 0.5)));
  }

  private static Structure pyrite() {
    double u = 0.385;
    List<Site> sites = new ArrayList<>();
    double[][] centres = {{0, 0, 0}, {0.5, 0.5, 0}, {0.5, 0, 0.5}, {0, 0.5, 0.5}};
    double[][] along = {{1, 1, 1}, {1, -1, -1}, {-1, -1, 1}, {-1, 1, -1}};
    for (int i = 0; i < 4; i++) {
      double[] c = centres[i];
      double[] a = along[i];
      sites.add(site("Fe", c[0], c[1], c[2]));
      sites.add(site("S", c[0] + u * a[0], c[1] + u * a[1], c[2] + u * a[2]));
      sites.add(site("S", c[0] - u * a[0], c[1] - u * a[1], c[2] - u * a[2]));
    }
    return Structure.crystal(Lattice.cubic(5.418), sites);
  }

  private static Structure rockSalt(String cation, String anion, double a) {
    return Structure.crystal(
        Lattice.ofRows(0, a / 2, a / 2, a / 2, 0, a / 2, a / 2, a / 2, 0),
        List.of(site(cation, 0, 0, 0), site(anion, 0.5, 0.5, 0.5)));
  }

  @Test
  void neutrons_on_rutile_give_what_pymatgen_gives() {
    PowderPattern pattern = PowderDiffraction.of(Radiation.parse("neutron")).pattern(rutile());
    assertThat(pattern.peaks()).hasSize(RUTILE_NEUTRON.length);
    for (int i = 0; i < RUTILE_NEUTRON.length; i++) {
      assertThat(pattern.peaks().get(i).twoTheta()).isCloseTo(RUTILE_NEUTRON[i][0], within(1e-6));
      assertThat(pattern.peaks().get(i).intensity()).isCloseTo(RUTILE_NEUTRON[i][1], within(1e-6));
    }
  }

  @Test
  void the_two_tables_of_form_factors_agree_within_three_per_cent_of_the_strongest() {
    PowderPattern one = COPPER.pattern(rutile());
    PowderPattern other = PowderDiffraction.likePymatgen(Radiation.CU_KA).pattern(rutile());
    assertThat(one.peaks()).hasSameSizeAs(other.peaks());
    for (int i = 0; i < one.peaks().size(); i++) {
      assertThat(one.peaks().get(i).intensity())
          .isCloseTo(other.peaks().get(i).intensity(), within(3.0));
    }
  }

  @Test
  void forward_scattering_counts_the_electrons() {
    for (Element element : Element.all().subList(0, 92)) {
      assertThat(FormFactors.WAASMAIER_KIRFEL.of(Species.of(element), 0))
          .as(element.symbol())
          .isCloseTo(element.number(), within(0.01 + 1e-3 * element.number()));
    }
    assertThat(FormFactors.WAASMAIER_KIRFEL.of(Species.parse("O2-"), 0))
        .isCloseTo(10, within(0.01));
    assertThat(FormFactors.WAASMAIER_KIRFEL.of(Species.parse("Fe3+"), 0))
        .isCloseTo(23, within(0.02));
  }

  @Test
  void potassium_chloride_hides_its_odd_reflections_as_its_ions_have_equal_electrons() {
    PowderPattern ions = COPPER.pattern(rockSalt("K+", "Cl-", 6.2931));
    PowderPattern sodium = COPPER.pattern(rockSalt("Na+", "Cl-", 5.6402));
    assertThat(intensity(ions, "100")).isLessThan(0.5);
    assertThat(intensity(sodium, "100")).isGreaterThan(5);
  }

  /** The intensity of the first peak, the 111 of the cubic cell, which is 100 of the primitive. */
  private static double intensity(PowderPattern pattern, String hkl) {
    return pattern.peaks().stream()
        .filter(p -> p.families().stream().anyMatch(f -> f.toString().equals(hkl)))
        .mapToDouble(Peak::intensity)
        .findFirst()
        .orElse(0);
  }

  @Test
  void pyrite_without_a_fourfold_axis_has_two_families_at_the_angle_of_210() {
    Peak peak =
        COPPER.pattern(pyrite()).peaks().stream()
            .filter(p -> p.families().stream().anyMatch(f -> f.toString().equals("210")))
            .findFirst()
            .orElseThrow();
    assertThat(peak.families()).hasSize(2);
    assertThat(peak.families()).allMatch(f -> f.multiplicity() == 12);
    assertThat(PowderDiffraction.likePymatgen(Radiation.CU_KA).pattern(pyrite()).peaks())
        .anyMatch(p -> p.families().getFirst().toString().equals("210") && p.multiplicity() == 24);
  }

  @Test
  void half_occupied_sites_scatter_half() {
    Lattice cube = Lattice.cubic(4);
    Structure half =
        Structure.crystal(
            cube,
            List.of(Site.of(List.of(new Occupant(Species.of(Element.Fe), 0.5)), Vector3.ZERO)));
    Structure whole = Structure.crystal(cube, List.of(site("Fe", 0, 0, 0)));
    assertThat(COPPER.pattern(half).strongest())
        .isCloseTo(COPPER.pattern(whole).strongest() / 4, within(1e-6));
  }

  @Test
  void vibration_weakens_a_reflection_by_its_debye_waller_factor() {
    Structure iron = Structure.crystal(Lattice.cubic(2.87), List.of(site("Fe", 0, 0, 0)));
    PowderPattern rest = COPPER.pattern(iron);
    PowderPattern moving = COPPER.vibrating(Map.of(Element.Fe, 0.8)).pattern(iron);
    for (int i = 0; i < rest.peaks().size(); i++) {
      double d = rest.peaks().get(i).d();
      double expected = Math.exp(-2 * 0.8 / (4 * d * d));
      double found =
          moving.peaks().get(i).intensity()
              * moving.strongest()
              / (rest.peaks().get(i).intensity() * rest.strongest());
      assertThat(found).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void a_doublet_splits_each_peak_in_two_to_one() {
    Structure silver = Structure.crystal(Lattice.cubic(4.0862), List.of(site("Ag", 0, 0, 0)));
    List<Peak> peaks =
        PowderDiffraction.of(Radiation.parse("CuKa1+2")).within(60, 68).pattern(silver).peaks();
    assertThat(peaks).hasSize(2);
    assertThat(peaks.get(0).d()).isEqualTo(peaks.get(1).d());
    assertThat(peaks.get(0).intensity() / peaks.get(1).intensity()).isBetween(1.98, 2.02);
  }

  @Test
  void heavy_water_and_light_water_scatter_neutrons_differently() {
    PowderDiffraction neutrons = PowderDiffraction.of(Radiation.neutron(1.8));
    assertThat(neutrons.pattern(rockSalt("Li", "H", 4.08)).strongest())
        .isNotCloseTo(neutrons.pattern(rockSalt("Li", "D", 4.08)).strongest(), within(100.0));
    assertThat(NeutronLengths.SEARS.scatterer(Species.parse("D")).amplitude(0)).isEqualTo(6.671);
    assertThat(NeutronLengths.SEARS.scatterer(Species.parse("10B")).imaginary()).isNegative();
  }

  @Test
  void a_profile_keeps_the_area_of_its_peaks() {
    PowderPattern pattern = COPPER.within(10, 90).pattern(rutile());
    double step = 0.01;
    double[] gaussian = new PeakShape(0, 0, 0.04, 0).profile(pattern, step);
    double sum = java.util.Arrays.stream(gaussian).sum() * step;
    // The last peaks lie within the range by more than a width.
    double peaks = pattern.peaks().stream().mapToDouble(Peak::intensity).sum();
    assertThat(sum).isCloseTo(peaks, within(0.02 * peaks));
  }

  @Test
  void a_peak_is_half_as_high_at_half_its_width() {
    PowderPattern pattern =
        new PowderPattern(Radiation.CU_KA, 10, 30, List.of(new Peak(20, 4, 100, List.of())), 1);
    double[] profile = PeakShape.ofWidth(1).profile(pattern, 0.5);
    assertThat(profile[19]).isCloseTo(profile[20] / 2, within(1e-9));
    assertThat(profile[21]).isCloseTo(profile[20] / 2, within(1e-9));
  }

  @Property(tries = 40)
  void a_pattern_does_not_depend_on_cell_origin_orientation_or_order(
      @ForAll Random random, @ForAll @DoubleRange(min = 0, max = 1) double shift) {
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sites.add(
          site(i < 2 ? "Ba" : "O", random.nextDouble(), random.nextDouble(), random.nextDouble()));
    }
    Structure crystal = Structure.crystal(Lattice.ofParameters(4.1, 5.3, 4.7, 97, 105, 88), sites);
    Lattice l = crystal.lattice().orElseThrow();
    List<Site> disguised = new ArrayList<>();
    // a' = a + b, b' = b, c' = -c + 2a, all turned about z, doubled along b.
    Vector3[] rows = {l.a().plus(l.b()), l.b(), l.a().scaled(2).minus(l.c())};
    double angle = random.nextDouble() * 6;
    Lattice turned = new Lattice(turn(rows[0], angle), turn(rows[1], angle), turn(rows[2], angle));
    for (int i = sites.size() - 1; i >= 0; i--) {
      Vector3 p = sites.get(i).position();
      double z = -p.z();
      double x = p.x() - 2 * z;
      disguised.add(sites.get(i).at(Vector3.of(x + shift, p.y() - x - shift, z + 0.3)));
    }
    PowderPattern one = COPPER.within(0, 60).pattern(crystal);
    PowderPattern other =
        COPPER.within(0, 60).pattern(Structure.crystal(turned, disguised).supercell(1, 2, 1));
    assertThat(other.peaks()).hasSameSizeAs(one.peaks());
    for (int i = 0; i < one.peaks().size(); i++) {
      assertThat(other.peaks().get(i).twoTheta())
          .isCloseTo(one.peaks().get(i).twoTheta(), within(1e-8));
      assertThat(other.peaks().get(i).intensity())
          .isCloseTo(one.peaks().get(i).intensity(), within(1e-7));
    }
  }

  private static Vector3 turn(Vector3 v, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    return Vector3.of(c * v.x() - s * v.y(), s * v.x() + c * v.y(), v.z());
  }

  @Test
  void long_rows_of_reflections_keep_their_phases() {
    Structure thin =
        Structure.crystal(
            Lattice.ofParameters(3, 3, 900, 90, 90, 90),
            List.of(site("Fe", 0, 0, 0), site("O", 0.1, 0.2, 0.123456)));
    PowderPattern pattern = PowderDiffraction.of(Radiation.MO_KA).within(0, 60).pattern(thin);
    Peak last = pattern.peaks().stream().filter(p -> p.multiplicity() == 2).toList().getLast();
    ReflectionFamily f = last.families().getFirst();
    double s = 1 / (2 * last.d());
    double iron = FormFactors.WAASMAIER_KIRFEL.of(Species.parse("Fe"), s);
    double oxygen = FormFactors.WAASMAIER_KIRFEL.of(Species.parse("O"), s);
    double phase = 2 * Math.PI * (0.1 * f.h() + 0.2 * f.k() + 0.123456 * f.l());
    double square = iron * iron + oxygen * oxygen + 2 * iron * oxygen * Math.cos(phase);
    double expected =
        2 * square * Radiation.MO_KA.lorentzPolarisation(0.71073 * s) / pattern.strongest() * 100;
    assertThat(last.intensity()).isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void five_thousand_atoms_take_bounded_time_and_absurd_cells_are_refused() {
    Random random = new Random(1);
    List<Site> many = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      many.add(site("Si", random.nextDouble(), random.nextDouble(), random.nextDouble()));
    }
    Structure glass = Structure.crystal(Lattice.cubic(46), many);
    assertThat(COPPER.within(0, 60).pattern(glass).peaks()).isNotEmpty();
    Structure absurd = Structure.crystal(Lattice.cubic(1e6), many);
    assertThatThrownBy(() -> COPPER.pattern(absurd))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("narrow the range");
  }

  @Test
  void what_is_no_crystal_of_known_atoms_is_refused() {
    Structure unknown =
        Structure.crystal(Lattice.cubic(4), List.of(Site.of(Species.UNKNOWN, Vector3.ZERO)));
    assertThatThrownBy(() -> COPPER.pattern(unknown)).isInstanceOf(InvalidInput.class);
    Structure slab =
        new Structure(
            Optional.of(Lattice.cubic(4)),
            new Periodicity(true, true, false),
            List.of(site("Fe", 0, 0, 0)));
    assertThatThrownBy(() -> COPPER.pattern(slab))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("three directions");
    Structure oganesson = Structure.crystal(Lattice.cubic(4), List.of(site("Og", 0, 0, 0)));
    assertThatThrownBy(() -> COPPER.pattern(oganesson)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> COPPER.within(50, 20)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_radiation_is_named_by_its_line_or_wavelength() {
    assertThat(Radiation.parse("moka1").lines().getFirst().wavelength()).isEqualTo(0.70930);
    assertThat(Radiation.parse("1.2").meanWavelength()).isEqualTo(1.2);
    assertThat(Radiation.parse("neutron:1.8").probe()).isEqualTo(Probe.NEUTRON);
    assertThat(Radiation.parse("CuKa1+2").meanWavelength()).isCloseTo(1.54184, within(1e-5));
    assertThatThrownBy(() -> Radiation.parse("CoKa3"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("did you mean");
    assertThatThrownBy(() -> Radiation.parse("-3")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Radiation.parse("1e9")).isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_crystal_without_atoms_has_no_peaks() {
    assertThat(COPPER.pattern(Structure.crystal(Lattice.cubic(4), List.of())).peaks()).isEmpty();
  }
}
