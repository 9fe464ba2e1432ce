package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepresentCommandTest {
  private static final String TABLE =
      """
      formula,gap (eV),note
      Fe2O3,2.1,"red, brown"
      NaCl,8.5,
      """;

  private static final String SALT =
      """
      NaCl
      1.0
      5.64 0 0
      0 5.64 0
      0 0 5.64
      Na Cl
      4 4
      Direct
      0 0 0
      0 0.5 0.5
      0.5 0 0.5
      0.5 0.5 0
      0.5 0.5 0.5
      0.5 0 0
      0 0.5 0
      0 0 0.5
      """;

  @TempDir private Path folder;

  @Test
  void a_table_keeps_its_columns_and_gets_features_beside_them() throws IOException {
    CommandRun run =
        CommandRun.of("represent", table(TABLE), "--with", "stoichiometry", "-o", "csv");
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0))
        .isEqualTo("formula,gap (eV),note,0-norm,2-norm,3-norm,5-norm,7-norm,10-norm,missing");
    assertThat(lines.get(1)).startsWith("Fe2O3,2.1,\"red, brown\",2,0.7211102550927979,");
    assertThat(lines.get(2)).startsWith("NaCl,8.5,,2,").endsWith(",");
  }

  @Test
  void parquet_has_units_recipe_and_hash_and_nulls_for_what_is_missing()
      throws IOException, SQLException {
    Path file = folder.resolve("features.parquet");
    String rows = TABLE + "HeO,1,\n";
    CommandRun run =
        CommandRun.of("represent", table(rows), "--with", "magpie,ions", "-o", file.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.err()).contains("1 of 3 rows lack features; column 'missing' says why");
    String from = " FROM read_parquet('" + file + "')";
    assertThat(ask("SELECT \"gap (eV)\", \"MagpieData mean MeltingT\"" + from).get(0))
        .startsWith("2.1");
    assertThat(ask("SELECT missing" + from + " WHERE \"MagpieData mean MeltingT\" IS NULL"))
        .containsExactly("no MeltingT of He; no Electronegativity of He");
    List<String> metadata =
        ask(
            "SELECT decode(value) FROM parquet_kv_metadata('%s') ORDER BY decode(key)"
                .formatted(file));
    assertThat(metadata.get(0)).matches("[0-9a-f]{64}");
    JsonNode recipe = new ObjectMapper().readTree(metadata.get(1));
    assertThat(recipe.get("methods").get(0).asText())
        .isEqualTo("magpie:table=lodestone,absent=reason,ties=smallest");
    assertThat(recipe.get("content_sha256").asText()).isEqualTo(metadata.get(0));
    assertThat(recipe.get("rows").asInt()).isEqualTo(3);
    JsonNode units = new ObjectMapper().readTree(metadata.get(2));
    assertThat(units.get("gap (eV)").asText()).isEqualTo("eV");
    assertThat(units.get("MagpieData mean MeltingT").asText()).isEqualTo("K");
  }

  @Test
  void what_was_written_is_read_again_as_a_table() throws IOException {
    Path file = folder.resolve("first.parquet");
    CommandRun.of("represent", table(TABLE), "--with", "valence", "-o", file.toString());
    CommandRun run =
        CommandRun.of("represent", file.toString(), "--with", "stoichiometry", "-o", "csv");
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).startsWith("formula,gap (eV),note,avg s valence electrons,");
    assertThat(run.out().lines().toList().get(1)).contains("Fe2O3,2.1,").contains(",0.72111");
  }

  @Test
  void equal_tables_have_equal_hashes_and_csv_has_its_recipe_beside_it() throws IOException {
    List<String> hashes = new ArrayList<>();
    for (String name : List.of("a.csv", "b.csv")) {
      Path file = folder.resolve(name);
      CommandRun.of("represent", table(TABLE), "--with", "magpie", "-o", file.toString());
      JsonNode recipe = new ObjectMapper().readTree(folder.resolve(name + ".recipe.json").toFile());
      hashes.add(recipe.get("content_sha256").asText());
    }
    assertThat(hashes.get(0)).isEqualTo(hashes.get(1));
    assertThat(folder.resolve("a.csv")).hasSameTextualContentAs(folder.resolve("b.csv"));
  }

  @Test
  void a_bad_row_is_named_and_stops_no_other() throws IOException {
    String rows = TABLE + "Xx2,1,\n,3,\nKCl,wide,\nKF,1\nKBr,2,fine\n";
    CommandRun run = CommandRun.of("represent", table(rows), "--with", "valence", "-o", "csv");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("row 3, column 1: expected the symbol of an element, found Xx2")
        .contains("row 4: expected a chemical formula, found an empty cell")
        .contains("row 5, column 'gap (eV)': expected a number, found 'wide'")
        .contains("row 6: expected 3 fields, as in the header, found 2 fields");
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(8);
    assertThat(lines.get(3)).startsWith("Xx2,1,,,,").contains("found Xx2");
    assertThat(lines.get(5)).startsWith("KCl,,,1.5,");
    assertThat(lines.get(7)).startsWith("KBr,2,fine,1.5,");
  }

  @Test
  void many_rows_keep_their_order() throws IOException {
    StringBuilder rows = new StringBuilder("formula,n\n");
    IntStream.rangeClosed(1, 5000).forEach(n -> rows.append("Fe").append(n).append("O,\n"));
    CommandRun run =
        CommandRun.of(
            "represent",
            table(rows.toString()),
            "--with",
            "fractions",
            "--formula",
            "formula",
            "-o",
            "csv");
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    List<String> lines = run.out().lines().skip(1).toList();
    assertThat(lines).hasSize(5000);
    for (int n = 1; n <= 5000; n++) {
      assertThat(lines.get(n - 1)).startsWith("Fe" + n + "O,");
    }
  }

  @Test
  void structures_of_files_have_rows_of_one_length() throws IOException {
    Files.writeString(folder.resolve("POSCAR"), SALT);
    Path file = folder.resolve("broken.cif");
    Files.writeString(file, "data_x\n_cell_length_a 3\n");
    CommandRun run =
        CommandRun.of(
            "represent",
            folder.toString(),
            "--with",
            "soap:r_cut=4,n_max=2,l_max=2,stoichiometry",
            "-o",
            "json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("broken.cif");
    JsonNode table = new ObjectMapper().readTree(run.out());
    assertThat(table).hasSize(1);
    assertThat(table.get(0).get("formula").asText()).isEqualTo("Na4Cl4");
    assertThat(table.get(0).get("0-norm").asInt()).isEqualTo(2);
    assertThat(table.get(0).size()).isEqualTo(2 + 4 * 5 / 2 * 3 + 6 + 1);
  }

  @Test
  void sites_have_rows_of_their_own() throws IOException {
    Files.writeString(folder.resolve("POSCAR"), SALT);
    String file = folder.resolve("POSCAR").toString();
    CommandRun run =
        CommandRun.of(
            "represent", file, "--per-site", "--with", "soap:r_cut=4,n_max=2,l_max=1", "-o", "csv");
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(9);
    assertThat(lines.get(0)).startsWith("file,formula,site,species,");
    assertThat(lines.get(1)).contains("POSCAR,Na4Cl4,1,Na,");
    assertThat(lines.get(8)).contains("POSCAR,Na4Cl4,8,Cl,");
    assertError("which looks at whole materials", file, "--per-site", "--with", "density");
  }

  @Test
  void a_table_of_formulas_has_no_structures() throws IOException {
    CommandRun run = CommandRun.of("represent", table(TABLE), "--with", "density", "-o", "csv");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("density needs a structure");
  }

  @Test
  void entries_of_an_archive_are_materials() throws IOException {
    Files.writeString(folder.resolve("POSCAR"), SALT);
    String archive = folder.resolve("archive").toString();
    CommandRun.of("ingest", "--archive", archive, folder.resolve("POSCAR").toString());
    CommandRun run =
        CommandRun.of(
            "represent",
            "elements HAS \"Na\"",
            "--archive",
            archive,
            "--with",
            "stoichiometry,density",
            "--columns",
            "n_sites",
            "-o",
            "csv");
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    List<String> lines = run.out().lines().toList();
    assertThat(lines.getFirst()).startsWith("entry_id,chemical_formula_reduced,n_sites,0-norm");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).contains(",ClNa,").endsWith(",");
  }

  @Test
  void histories_of_samples_are_features() throws IOException {
    String rows = "formula,process\nFe,heat 900 K 2 h; quench\nNi,mill 1 h\nCo,quench at\n";
    CommandRun run =
        CommandRun.of(
            "represent", table(rows), "--history", "process", "--with", "history", "-o", "csv");
    assertThat(run.out().lines().toList().getFirst())
        .startsWith("formula,process,events,heat count,heat recency,heat temperature sum,");
    assertThat(run.out().lines().toList().get(1))
        .startsWith("Fe,heat 900 K 2 h; quench,2,1,0.5,900");
    assertThat(run.code()).isEqualTo(0);
    assertError("no column 'proces'", table(rows), "--history", "proces", "--with", "history");
  }

  @Test
  void configurations_are_averaged_at_temperatures() throws IOException {
    Files.writeString(folder.resolve("a.vasp"), SALT);
    Files.writeString(folder.resolve("b.vasp"), SALT.replace("Na Cl", "K Cl"));
    Files.writeString(
        folder.resolve("configurations.csv"),
        "file,degeneracy,energy (eV)\na.vasp,1,0\nb.vasp,1,0.1\n");
    CommandRun run =
        CommandRun.of(
            "represent",
            folder.resolve("configurations.csv").toString(),
            "--temperature",
            "1,1000000000",
            "--with",
            "magpie",
            "-o",
            "json");
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    JsonNode table = new ObjectMapper().readTree(run.out());
    assertThat(table.get(0).get("MagpieData mean Number").asDouble()).isEqualTo(14);
    assertThat(table.get(1).get("MagpieData mean Number").asDouble())
        .isCloseTo(16, org.assertj.core.api.Assertions.within(1e-4));
  }

  @Test
  void the_methods_are_listed_with_cost_and_the_ladder_follows_from_them() throws IOException {
    CommandRun list = CommandRun.of("represent", "--list", "-o", "json");
    JsonNode methods = new ObjectMapper().readTree(list.out());
    assertThat(methods.size()).isGreaterThan(10);
    for (JsonNode method : methods) {
      if (List.of("composition", "structure").contains(method.get("input").asText())) {
        assertThat(method.get("features").asInt()).isPositive();
        assertThat(method.get("cost_ms").asDouble()).isPositive();
      }
    }
    CommandRun ladder = CommandRun.of("represent", "--ladder");
    assertThat(ladder.out()).containsPattern("established +composition .*magpie");
  }

  @Test
  void what_cannot_be_done_is_said() throws IOException {
    assertError("--with", table(TABLE));
    assertError("did you mean magpie?", table(TABLE), "--with", "magpi");
    assertError("no column 'fromula'", table(TABLE), "--with", "magpie", "--formula", "fromula");
    assertError(".parquet or .csv", table(TABLE), "--with", "magpie", "-o", "features.xlsx");
    assertError("nothing there", folder.resolve("none.csv").toString(), "--with", "magpie");
  }

  private static void assertError(String message, String... arguments) {
    List<String> all = new ArrayList<>(List.of("represent"));
    all.addAll(List.of(arguments));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
  }

  private String table(String text) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, text);
    return file.toString();
  }

  private static List<String> ask(String sql) throws SQLException {
    List<String> first = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        first.add(rows.getString(1));
      }
    }
    return first;
  }
}
