package io.lodestone.archive.parse.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Published tables of materials are recognised and read row by row. */
@Tag("data")
class TableDataTest {
  /** Rows as the publications state them. */
  private static final Map<String, Integer> ROWS =
      Map.ofEntries(
          Map.entry("matbench/targets/matbench_steels.csv", 312),
          Map.entry("matbench/targets/matbench_jdft2d.csv", 636),
          Map.entry("matbench/targets/matbench_phonons.csv", 1265),
          Map.entry("matbench/targets/matbench_expt_gap.csv", 4604),
          Map.entry("matbench/targets/matbench_dielectric.csv", 4764),
          Map.entry("matbench/targets/matbench_log_kvrh.csv", 10_987),
          Map.entry("hardness/hv_comp_load.csv", 1062),
          Map.entry("supercon/Supercon_data_by_2018_Stanev.csv", 16_414),
          Map.entry("mpea/MPEA_dataset.csv", 1545),
          Map.entry("perovskite-tolerance/TableS1.csv", 576),
          Map.entry("perovskite-tolerance/TableS3.csv", 2021),
          Map.entry("perovskite-tolerance/icsd_A2BBX6.csv", 918));

  @Test
  void every_row_of_published_tables_becomes_an_entry_with_its_formula() throws IOException {
    for (Map.Entry<String, Integer> table : ROWS.entrySet()) {
      List<ReadRun> rows = ReadRun.all(data(table.getKey()));
      assertThat(rows).as(table.getKey()).hasSize(table.getValue());
      long unnamed =
          rows.stream()
              .map(row -> row.run().system().getFirst().name())
              // Methylammonium, which is no element: such rows are told with a warning.
              .filter(name -> !name.startsWith("MA2"))
              .filter(name -> !MaterialColumns.isFormula(name))
              .count();
      assertThat(unnamed / (double) rows.size()).as(table.getKey()).isLessThan(0.01);
      assertThat(rows).allSatisfy(row -> assertThat(row.properties()).isNotEmpty());
    }
  }

  @Test
  void counts_of_alloy_properties_are_those_of_the_publication() throws IOException {
    // Borg et al., Sci. Data 7, 430 (2020).
    List<ReadRun> rows = ReadRun.all(data("mpea/MPEA_dataset.csv"));
    assertThat(count(rows, "PROPERTY: YS")).isEqualTo(1067);
    assertThat(count(rows, "PROPERTY: HV")).isEqualTo(530);
    assertThat(count(rows, "PROPERTY: UTS")).isEqualTo(539);
    MaterialProperty density =
        rows.getFirst().properties().stream()
            .filter(property -> property.name().contains("Calculated Density"))
            .findFirst()
            .orElseThrow();
    assertThat(density.value()).isCloseTo(7900, within(1e-9));
    assertThat(density.unit()).isEqualTo("kg m^-3");
  }

  @Test
  void structures_in_cells_have_the_formula_beside_them() throws IOException {
    Path file = data("perov5/test.csv.gz");
    List<ReadRun> rows = ReadRun.all(file);
    assertThat(rows).hasSize(3785);
    for (ReadRun row : rows) {
      var atoms = row.run().system().getFirst().atoms();
      assertThat(atoms.nAtoms()).isEqualTo(5);
      Composition formula = Composition.parse(text(row, "formula"));
      for (Element element : formula.elements()) {
        assertThat(atoms.labels().stream().filter(element.symbol()::equals).count())
            .isEqualTo(Math.round(formula.amount(element)));
      }
    }
    List<ReadRun> carbon = ReadRun.all(data("carbon24/val.csv.gz"));
    assertThat(carbon).hasSize(2032);
    assertThat(carbon)
        .allSatisfy(
            row -> assertThat(row.run().system().getFirst().atoms().labels()).containsOnly("C"));
  }

  @Test
  void tables_of_settings_and_spectra_are_left_alone() throws IOException {
    Path campaigns = data("campaigns/AgNP_dataset.csv").getParent();
    try (Stream<Path> files = Files.list(campaigns)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
        SourceFile source = new DiskFile(file);
        assertThat(new TableParser().recognizes(source.head())).as(file.toString()).isFalse();
      }
    }
  }

  private static String text(ReadRun row, String name) {
    return row.properties().stream()
        .filter(property -> property.name().equals(name))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static long count(List<ReadRun> rows, String name) {
    return rows.stream()
        .flatMap(row -> row.properties().stream())
        .filter(property -> property.name().equals(name) && property.value() != null)
        .count();
  }

  private static Path data(String file) {
    String data = System.getenv("LODESTONE_DATA");
    Path path = data == null ? null : Path.of(data, file);
    Assumptions.assumeTrue(
        path != null && Files.isRegularFile(path), file + " of LODESTONE_DATA is absent");
    return path;
  }
}
