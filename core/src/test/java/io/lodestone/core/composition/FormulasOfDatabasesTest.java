package io.lodestone.core.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.core.error.InvalidInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the formulas of published data sets. */
@Tag("data")
class FormulasOfDatabasesTest {
  @ParameterizedTest
  @CsvSource({
    // Four cells hold misprints: "O10=z", "O6=z", "Ba-1Cu3" and "Br0.5!1.5".
    "supercon/Supercon_data_by_2018_Stanev.csv, 0, 4",
    "mpea/MPEA_dataset.csv, 1, 0",
    "hardness/hv_comp_load.csv, 0, 0",
    "matbench/targets/matbench_expt_gap.csv, 0, 0",
    "matbench/targets/matbench_steels.csv, 0, 0",
    "formation-energies/Ef/train.csv.gz, 0, 0"
  })
  void reads_every_formula_that_is_one(String file, int column, int misprints) throws IOException {
    List<String> refused = new ArrayList<>();
    List<String> lines = lines(file);
    for (String line : lines.subList(1, lines.size())) {
      String formula = line.split(",")[column].replace("\"", "");
      try {
        Composition composition = Composition.parse(formula);
        assertThat(Composition.parse(composition.toString())).isEqualTo(composition);
        assertThat(Composition.parse(composition.reduced()).proportions())
            .isEqualTo(composition.proportions());
      } catch (InvalidInput invalid) {
        refused.add(formula);
      }
    }
    System.out.printf("%s: %d formulas, refused %s%n", file, lines.size() - 1, refused);
    assertThat(refused).hasSize(misprints);
  }

  @Test
  void writes_the_formulas_of_the_optimade_examples() throws IOException {
    String json = String.join("\n", lines("optimade/server-data/test_structures.json"));
    List<String> reduced = all(json, "pretty_formula");
    List<String> anonymous = all(json, "formula_anonymous");
    assertThat(reduced).hasSizeGreaterThan(10).hasSameSizeAs(anonymous);
    for (int i = 0; i < reduced.size(); i++) {
      Composition composition = Composition.parse(reduced.get(i));
      assertThat(composition.reduced()).isEqualTo(reduced.get(i));
      assertThat(composition.anonymous()).isEqualTo(anonymous.get(i));
    }
  }

  private static List<String> all(String json, String key) {
    return Pattern.compile("\"" + key + "\": *\"([^\"]*)\"")
        .matcher(json)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static List<String> lines(String name) throws IOException {
    String data = System.getenv("LODESTONE_DATA");
    Path file = data == null ? null : Path.of(data, name);
    assumeTrue(file != null && Files.exists(file), "skipped: no " + name + " under LODESTONE_DATA");
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    }
  }
}
