package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lodestone hull} on tables, computed entries, extended XYZ and an archive. */
class HullCommandTest {
  private static final String FORMATION =
      """
      formula,formation_energy (eV/atom)
      FeO,-0.9
      Fe2O3,-1.3
      Fe3O4,-1.0
      """;

  @TempDir private Path folder;

  private static CommandRun hull(String... arguments) {
    return CommandRun.of(
        Stream.concat(Stream.of("hull"), Stream.of(arguments)).toArray(String[]::new));
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static Map<String, JsonNode> byFormula(CommandRun outcome) throws IOException {
    Map<String, JsonNode> phases = new HashMap<>();
    for (String line : outcome.out().lines().toList()) {
      JsonNode phase = new ObjectMapper().readTree(line);
      phases.put(phase.get("formula").asText(), phase);
    }
    return phases;
  }

  @Test
  void a_table_of_formation_energies_needs_no_elements() throws IOException {
    CommandRun outcome = hull(file("oxides.csv", FORMATION), "-o", "json");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Map<String, JsonNode> phases = byFormula(outcome);
    assertThat(phases).containsOnlyKeys("FeO", "Fe2O3", "Fe3O4");
    JsonNode oxide = phases.get("FeO");
    assertThat(oxide.get("energy_above_hull").asDouble())
        .isCloseTo(1.3 * 5 / 6 - 0.9, within(1e-12));
    assertThat(oxide.get("decomposition").get(0).get("formula").asText()).isEqualTo("Fe2O3");
    assertThat(oxide.get("decomposition").get(0).get("formula_units").asDouble())
        .isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void units_in_the_heading_are_converted() throws IOException {
    // The same energies in kJ per mole of formula units: 96.485 kJ/mol are 1 eV.
    String molar =
        """
        formula;dHf (kJ/mol)
        FeO;-173.673
        Fe2O3;-627.153
        """;
    Map<String, JsonNode> phases = byFormula(hull(file("molar.csv", molar), "-o", "json"));
    assertThat(phases.get("FeO").get("formation_energy_per_atom").asDouble())
        .isCloseTo(-0.9, within(1e-4));
    assertThat(phases.get("Fe2O3").get("formation_energy_per_atom").asDouble())
        .isCloseTo(-1.3, within(1e-4));
  }

  @Test
  void total_energies_of_formulas_as_written_are_referred_to_the_elements() throws IOException {
    String total =
        """
        formula\ttotal energy (eV)
        Fe2\t-16
        O2\t-10
        Fe4O6\t-81
        """;
    Map<String, JsonNode> phases = byFormula(hull(file("total.tsv", total), "-o", "json"));
    assertThat(phases.get("Fe2O3").get("formation_energy_per_atom").asDouble())
        .isCloseTo((-81 + 32 + 30) / 10.0, within(1e-12));
  }

  @Test
  void what_a_heading_leaves_open_is_said() throws IOException {
    CommandRun total = hull(file("energy.csv", "formula,energy\nFe,-8\nO2,-10\nFe2O3,-41\n"));
    assertThat(total.code()).isZero();
    assertThat(total.err()).contains("'energy' is taken as in eV of the formula as written");
    assertThat(hull(file("energy.csv", "formula,energy\nFe,-8\nO2,-5\n"), "--per", "atom").err())
        .doesNotContain("formula as written");
    assertThat(hull(file("gap.csv", "formula,gap (eV)\nFe,1\nO2,2\n")).err())
        .contains("a column of energies");
  }

  @Test
  void missing_elements_are_named_and_the_command_ends_with_two() throws IOException {
    CommandRun outcome = hull(file("total.csv", "formula,energy per atom (eV)\nFe,-8\nFeO,-7\n"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("none of O", "--formation").doesNotContain("\tat ");
  }

  @Test
  void a_row_that_cannot_be_read_is_named_and_the_others_are_judged() throws IOException {
    CommandRun outcome = hull(file("bad.csv", FORMATION + "Qq2,-1\nFe2O,oops\n"), "-o", "json");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out().lines()).hasSize(3);
    assertThat(outcome.err()).contains("row 4").contains("row 5");
  }

  @Test
  void computed_entries_are_read_with_their_corrections() throws IOException {
    String json =
        """
        [{"@class": "ComputedEntry", "entry_id": "a", "energy": -16, "correction": 0, "composition": {"Fe": 2}},
         {"entry_id": "b", "energy": -10, "correction": 0, "composition": {"O": 2},
          "structure": {"composition": {"Xx": 1}, "energy": 3}},
         {"entry_id": "c", "energy": -38, "correction": -2.5, "composition": {"Fe": 2, "O": 3}}]
        """;
    Map<String, JsonNode> phases = byFormula(hull(file("entries.json", json), "-o", "json"));
    assertThat(phases.get("Fe2O3").get("energy_per_atom").asDouble())
        .isCloseTo(-8.1, within(1e-12));
    assertThat(phases.get("Fe2O3").get("id").asText()).isEqualTo("c");
  }

  @Test
  void broken_json_is_told_of_with_its_line() throws IOException {
    CommandRun outcome = hull(file("broken.json", "[{\"energy\": 1,\n oops"));
    assertThat(outcome.code()).isNotZero();
    assertThat(outcome.err()).contains("line 2").doesNotContain("\tat ");
  }

  @Test
  void frames_of_extended_xyz_are_phases() throws IOException {
    String cell = "Lattice=\"4 0 0 0 4 0 0 0 4\" Properties=species:S:1:pos:R:3 ";
    String frames =
        "1\n"
            + cell
            + "energy=-1.0\nMg 0 0 0\n"
            + "1\n"
            + cell
            + "energy=-5.0\nO 0 0 0\n"
            + "2\n"
            + cell
            + "energy=-12.0\nMg 0 0 0\nO 2 2 2\n";
    Map<String, JsonNode> phases = byFormula(hull(file("frames.extxyz", frames), "-o", "json"));
    assertThat(phases.get("MgO").get("formation_energy_per_atom").asDouble())
        .isCloseTo(-3, within(1e-9));
  }

  @Test
  void calculations_of_an_archive_are_found_by_their_system() throws IOException {
    String cell = "Lattice=\"4 0 0 0 4 0 0 0 4\" Properties=species:S:1:pos:R:3 ";
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("mg.extxyz"), "1\n" + cell + "energy=-1.0\nMg 0 0 0\n");
    Files.writeString(files.resolve("o.extxyz"), "1\n" + cell + "energy=-5.0\nO 0 0 0\n");
    Files.writeString(
        files.resolve("mgo.extxyz"), "2\n" + cell + "energy=-12.0\nMg 0 0 0\nO 2 2 2\n");
    Files.writeString(
        files.resolve("s.extxyz"), "2\n" + cell + "energy=-12.0\nMg 0 0 0\nS 2 2 2\n");
    String archive = folder.resolve("archive").toString();
    assertThat(Lodestone.commandLine().execute("ingest", "--archive", archive, files.toString()))
        .isZero();
    CommandRun outcome = hull("--archive", archive, "Mg-O", "-o", "json");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(byFormula(outcome)).containsOnlyKeys("Mg", "O", "MgO");
    assertThat(hull("--archive", archive, "nelements <= 1 OR elements HAS \"O\"").code()).isZero();
  }

  @Test
  void a_picture_of_two_elements_shows_the_stable_phases() throws IOException {
    Path svg = folder.resolve("hull.svg");
    assertThat(hull(file("oxides.csv", FORMATION), "--figure", svg.toString()).code()).isZero();
    assertThat(Files.readString(svg)).contains("<svg", ">Fe2O3<").doesNotContain(">FeO<");
  }

  @Test
  void potentials_of_a_stable_phase_and_of_reservoirs_are_printed() throws IOException {
    String file = file("oxides.csv", FORMATION);
    JsonNode range =
        new ObjectMapper().readTree(hull(file, "--potentials", "Fe2O3", "-o", "json").out());
    assertThat(range.get("chemical_potentials")).hasSize(2);
    assertThat(hull(file, "--potentials", "FeO").code()).isEqualTo(2);
    assertThat(byFormula(hull(file, "--open", "O=-3", "--stable", "-o", "json")))
        .containsOnlyKeys("Fe");
  }

  @Test
  void nothing_of_that_name_ends_with_two() {
    assertThat(hull("nowhere.csv").code()).isEqualTo(2);
    assertThat(hull("nowhere.csv").err()).contains("nothing there");
  }

  @Test
  @Tag("data")
  void phases_of_the_materials_project_are_judged_as_by_pymatgen() throws IOException {
    String data = System.getenv("LODESTONE_DATA");
    assumeTrue(data != null, "LODESTONE_DATA names no folder");
    Path entries = Path.of(data, "phase-diagram-entries", "Fe_Li_O_P_entries.json.gz");
    Path expected = Path.of(data).resolveSibling("reference/phase-diagram-Fe-Li-O-P.json");
    assumeTrue(Files.exists(entries) && Files.exists(expected), "no reference numbers");
    Map<String, JsonNode> byId = new HashMap<>();
    for (String line : hull(entries.toString(), "-o", "json").out().lines().toList()) {
      JsonNode phase = new ObjectMapper().readTree(line);
      byId.put(phase.get("id").asText(), phase);
    }
    for (JsonNode entry : new ObjectMapper().readTree(expected.toFile()).get("entries")) {
      JsonNode phase = byId.get(entry.get("id").asText());
      assertThat(phase.get("energy_above_hull").asDouble())
          .isCloseTo(entry.get("e_above_hull").asDouble(), within(1e-9));
    }
  }
}
