package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandTest {
  private static final String IRON =
      """
      bcc iron
      2.87
      1 0 0
      0 1 0
      0 0 1
      Fe
      2
      direct
      0 0 0
      0.5 0.5 0.5
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("POSCAR"), IRON);
  }

  @Test
  void graphs_come_as_json_lines() throws IOException {
    CommandRun run =
        CommandRun.of("graph", file.toString(), "--set", "r_cut=2.6,angle_cut_off=2.6");
    assertThat(run.code()).isZero();
    var graph = run.objects().getFirst();
    assertThat(graph.get("formula").asText()).isEqualTo("Fe");
    assertThat(graph.at("/edge_index/0")).hasSize(16);
    assertThat(graph.get("angles")).hasSize(2 * 28);
  }

  @Test
  void or_as_arrays_or_lines_in_a_file() throws IOException {
    Path arrays = folder.resolve("graphs.npz");
    Path lines = folder.resolve("graphs.jsonl");
    assertThat(CommandRun.of("graph", file.toString(), "-o", arrays.toString()).code()).isZero();
    assertThat(CommandRun.of("graph", file.toString(), "-o", lines.toString()).code()).isZero();
    try (ZipFile zip = new ZipFile(arrays.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName()))
          .contains("numbers.npy", "edge_index.npy", "images.npy", "distances.npy");
    }
    assertThat(Files.readAllLines(lines)).hasSize(1);
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(3);
    }
  }

  @Test
  void a_file_that_is_no_structure_stops_no_other() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.cif"), "data_x\n_cell_length_a nonsense\n");
    CommandRun run = CommandRun.of("graph", bad.toString(), file.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.objects()).hasSize(1);
    assertThat(run.err()).contains("bad.cif");
  }

  @Test
  void what_cannot_be_written_or_set_is_told() {
    CommandRun other = CommandRun.of("graph", file.toString(), "-o", "graphs.txt");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains(".jsonl or .npz");
    CommandRun mistyped = CommandRun.of("graph", file.toString(), "--set", "rcut=3");
    assertThat(mistyped.code()).isEqualTo(2);
    assertThat(mistyped.err()).contains("did you mean r_cut");
  }
}
