package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lodestone pocc} and {@code lodestone ensemble} on files. */
class PoccCommandTest {
  private static final String ALLOY =
      """
      data_alloy
      _cell_length_a 3.7
      _cell_length_b 3.7
      _cell_length_c 3.7
      _cell_angle_alpha 90
      _cell_angle_beta 90
      _cell_angle_gamma 90
      _space_group_name_H-M_alt 'F m -3 m'
      loop_
      _atom_site_label
      _atom_site_type_symbol
      _atom_site_fract_x
      _atom_site_fract_y
      _atom_site_fract_z
      _atom_site_occupancy
      Cu1 Cu 0 0 0 0.75
      Au1 Au 0 0 0 0.25
      """;

  @TempDir private Path folder;
  private CommandRun run;
  private String alloy;

  @BeforeEach
  void a_file() throws IOException {
    alloy = Files.writeString(folder.resolve("alloy.cif"), ALLOY).toString();
  }

  private int run(String... arguments) {
    run = CommandRun.of(arguments);
    return run.code();
  }

  @Test
  void three_to_one_on_fcc_has_seven_configurations_in_four_cells() throws IOException {
    Path ordered = folder.resolve("ordered");
    assertThat(run("pocc", alloy, "--as", "poscar", "-o", ordered.toString()))
        .as(run.err())
        .isZero();
    // Seven superlattices of four cells are distinct, and in each all places are equivalent.
    assertThat(run.out()).contains("4 primitive cells", "35 supercells (7 distinct)", "140");
    try (Stream<Path> files = Files.list(ordered)) {
      assertThat(files.filter(f -> f.toString().endsWith(".vasp"))).hasSize(7);
    }
    List<String> table = Files.readAllLines(ordered.resolve("configurations.csv"));
    assertThat(table).hasSize(8);
    assertThat(table.stream().skip(1).mapToInt(row -> Integer.parseInt(row.split(",")[1])).sum())
        .isEqualTo(140);
  }

  @Test
  void energies_give_averages() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("t.csv"), "file,degeneracy,energy (eV),gap\na,1,-1.0,2\nb,3,-1.0,0\n");
    assertThat(run("ensemble", table.toString(), "-T", "300,1000", "-o", "csv")).isZero();
    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.out().lines().skip(1)).allMatch(row -> row.split(",")[5].equals("0.5"));
  }

  @Test
  void what_cannot_be_expanded_is_told_in_one_line() throws IOException {
    assertThat(run("pocc", alloy, "--volume", "36")).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("alloy.cif", "arrangements", "random sample");
    assertThat(run("pocc", alloy, "--volume", "12", "--sample", "50")).isZero();
    assertThat(run("pocc", alloy, "--volume", "-1")).isEqualTo(2);
    Path empty = Files.writeString(folder.resolve("e.csv"), "file,degeneracy,energy\na,1,\n");
    assertThat(run("ensemble", empty.toString())).isEqualTo(2);
    assertThat(run.err()).contains("column energy");
  }
}
