package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.lodestone.crystal.equationofstate.EnergyForm;
import io.lodestone.crystal.equationofstate.EquationOfState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lodestone eos} on frames, files of their own, tables, plain columns and an archive. */
class EosCommandTest {
  private static final double[] RATIOS = {0.94, 0.96, 0.98, 1.0, 1.02, 1.04, 1.06};

  /** Per cell of four formula units of MgO and of a zinc blende form that is larger. */
  private static final EquationOfState ROCK_SALT =
      new EquationOfState(EnergyForm.BIRCH_MURNAGHAN, -48, 76, 1.0, 4.2);

  private static final EquationOfState ZINC_BLENDE =
      new EquationOfState(EnergyForm.BIRCH_MURNAGHAN, -47, 97, 0.8, 3.9);

  @TempDir private Path folder;

  private static CommandRun eos(String... arguments) {
    return CommandRun.of(
        Stream.concat(Stream.of("eos"), Stream.of(arguments)).toArray(String[]::new));
  }

  private static String frame(EquationOfState equation, double ratio, double shift) {
    double volume = ratio * equation.volume();
    double a = Math.cbrt(volume);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "8%nLattice=\"%2$.10f 0 0 0 %2$.10f 0 0 0 %2$.10f\" Properties=species:S:1:pos:R:3"
                + " energy=%1$.12f%n",
            equation.energyAt(volume),
            a));
    double[][] corners = {{0, 0, 0}, {0, 0.5, 0.5}, {0.5, 0, 0.5}, {0.5, 0.5, 0}};
    for (double[] c : corners) {
      text.append(
          String.format(Locale.ROOT, "Mg %.10f %.10f %.10f%n", a * c[0], a * c[1], a * c[2]));
      text.append(
          String.format(
              Locale.ROOT,
              "O %.10f %.10f %.10f%n",
              a * (c[0] + shift),
              a * (c[1] + shift),
              a * (c[2] + shift)));
    }
    return text.toString();
  }

  private Path twoStructures() throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    for (double ratio : RATIOS) {
      Files.writeString(files.resolve("rs" + ratio + ".extxyz"), frame(ROCK_SALT, ratio, 0.5));
      Files.writeString(files.resolve("zb" + ratio + ".extxyz"), frame(ZINC_BLENDE, ratio, 0.25));
    }
    return files;
  }

  private static void assertBoth(CommandRun outcome) throws IOException {
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.objects()).hasSize(2);
    for (JsonNode curve : outcome.objects()) {
      boolean rockSalt = curve.get("structure").asText().contains("(225)");
      EquationOfState expected = rockSalt ? ROCK_SALT : ZINC_BLENDE;
      assertThat(curve.get("formula").asText()).isEqualTo("MgO");
      assertThat(curve.get("points").asInt()).isEqualTo(RATIOS.length);
      assertThat(curve.get("volume").asDouble()).isCloseTo(expected.volume() / 8, within(1e-5));
      assertThat(curve.get("bulk_modulus").asDouble())
          .isCloseTo(expected.bulkModulusInGigapascal(), within(1e-3));
    }
  }

  @Test
  void files_of_one_formula_become_a_curve_for_each_structure() throws IOException {
    assertBoth(eos(twoStructures().toString(), "-o", "json"));
  }

  @Test
  void frames_of_one_file_become_a_curve() throws IOException {
    StringBuilder frames = new StringBuilder();
    for (double ratio : RATIOS) {
      frames.append(frame(ROCK_SALT, ratio, 0.5));
    }
    Path file = Files.writeString(folder.resolve("frames.extxyz"), frames);
    JsonNode curve = eos(file.toString(), "-o", "json").objects().getFirst();
    assertThat(curve.get("bulk_modulus_derivative").asDouble()).isCloseTo(4.2, within(1e-3));
  }

  @Test
  void calculations_of_an_archive_become_curves() throws IOException {
    String archive = folder.resolve("archive").toString();
    Path files = twoStructures();
    assertThat(Lodestone.commandLine().execute("ingest", "--archive", archive, files.toString()))
        .isZero();
    assertBoth(eos("--archive", archive, "-o", "json"));
    assertBoth(eos("--archive", archive, "chemical_formula_reduced = \"MgO\"", "-o", "json"));
  }

  @Test
  void plain_columns_have_the_units_of_their_heading() throws IOException {
    StringBuilder plain = new StringBuilder("# volume (bohr^3)   energy (Ry)\n");
    double bohr = Math.pow(0.529177210903, 3);
    for (double ratio : RATIOS) {
      double volume = ratio * 76;
      plain.append(
          String.format(
              Locale.ROOT,
              " %.12f %.12f%n",
              volume / bohr,
              ROCK_SALT.energyAt(volume) / 13.605693122994));
    }
    Path file = Files.writeString(folder.resolve("e-v.dat"), plain);
    JsonNode cell = eos(file.toString(), "-o", "json").objects().getFirst();
    assertThat(cell.get("per").asText()).isEqualTo("cell");
    assertThat(cell.get("volume").asDouble()).isCloseTo(76, within(1e-4));
    JsonNode atom =
        eos(file.toString(), "--formula", "Mg4O4", "--temperature", "0,300", "-o", "json")
            .objects()
            .getFirst();
    assertThat(atom.get("volume").asDouble()).isCloseTo(9.5, within(1e-5));
    assertThat(atom.get("thermal")).hasSize(2);
    assertThat(atom.get("thermal").get(1).get("heat_capacity_c_p_per_atom_k").asDouble())
        .isBetween(2.0, 3.0);
    assertThat(eos(file.toString(), "--temperature", "300").err()).contains("--formula");
  }

  @Test
  void a_table_with_formulas_becomes_curves() throws IOException {
    StringBuilder table = new StringBuilder("formula,volume (Å^3),energy (eV)\n");
    for (double ratio : RATIOS) {
      double volume = ratio * 76;
      table.append(
          String.format(Locale.ROOT, "Mg4O4,%.12f,%.12f%n", volume, ROCK_SALT.energyAt(volume)));
    }
    Path file = Files.writeString(folder.resolve("table.csv"), table);
    CommandRun outcome = eos(file.toString(), "-o", "json");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode curve = outcome.objects().getFirst();
    assertThat(curve.get("volume").asDouble()).isCloseTo(9.5, within(1e-5));
    assertThat(curve.get("energy").asDouble()).isCloseTo(-6, within(1e-7));
  }

  @Test
  void the_picture_shows_the_points_and_the_table_the_parameters() throws IOException {
    Path svg = folder.resolve("curve.svg");
    CommandRun outcome = eos(twoStructures().toString(), "--figure", svg.toString());
    assertThat(outcome.out()).contains("MgO, Fm-3m (225), 8 sites", "160.22");
    assertThat(Files.readString(svg)).contains("<circle", "B₀");
    assertThat(folder.resolve("curve-2.svg")).exists();
  }

  @Test
  void one_point_is_no_curve() throws IOException {
    Path file = Files.writeString(folder.resolve("one.extxyz"), frame(ROCK_SALT, 1, 0.5));
    CommandRun outcome = eos(file.toString());
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("four").doesNotContain("\tat ");
    assertThat(eos("nowhere.dat").code()).isEqualTo(2);
    assertThat(eos(file.toString(), "--form", "parabola").code()).isEqualTo(2);
  }
}
