package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCommandTest {
  @TempDir private Path folder;
  private String table;

  @BeforeEach
  void write() throws IOException {
    String rows =
        Stream.of("Na", "K", "Rb", "Li")
            .flatMap(cation -> Stream.of("F", "Cl", "Br", "I").map(anion -> cation + anion))
            .map(formula -> formula + "," + formula.length())
            .collect(Collectors.joining("\n"));
    table = write("salts.csv", "formula,letters\n" + rows + "\n");
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void a_map_is_drawn_kept_shown_and_placed_into() throws IOException {
    String map = folder.resolve("salts.map").toString();
    String json = folder.resolve("salts.json").toString();
    String scope = folder.resolve("salts.chemiscope.json").toString();
    String csv = folder.resolve("salts.out.csv").toString();
    String svg = folder.resolve("salts.svg").toString();
    CommandRun drawn =
        CommandRun.of(
            "map",
            table,
            "--with",
            "magpie",
            "--method",
            "pca",
            "--cluster",
            "kmeans:clusters=2",
            "--color",
            "letters",
            "-m",
            map,
            "-o",
            json + "," + scope + "," + csv,
            "--figure",
            svg);
    assertThat(drawn.code()).as(drawn.err()).isZero();
    assertThat(drawn.out()).contains("16 materials", "trustworthiness", "least to be trusted");
    JsonNode document = new ObjectMapper().readTree(Path.of(json).toFile());
    assertThat(document.path("ids")).hasSize(16);
    assertThat(document.path("places")).isNotEmpty();
    assertThat(Files.readString(Path.of(svg))).contains("component 1", "letters");
    assertThat(Files.readAllLines(Path.of(csv))).hasSize(17);
    assertThat(new ObjectMapper().readTree(Path.of(scope).toFile()).has("properties")).isTrue();

    String others = write("others.csv", "formula\nCsCl\nNaCl\nUO2\n");
    CommandRun placed = CommandRun.of("map", others, "--place", map);
    assertThat(placed.code()).as(placed.err()).isZero();
    assertThat(placed.out()).containsPattern("NaCl .* 0\\.00 +yes").containsPattern("UO2 .* no");

    CommandRun aligned =
        CommandRun.of("map", table, "--with", "magpie", "--method", "mds", "--align", map);
    assertThat(aligned.code()).as(aligned.err()).isZero();
    assertThat(aligned.out()).contains("by 16 common materials: residual 0.000");
  }

  @Test
  void structures_are_drawn_by_how_their_sites_match() throws IOException {
    String samples = Path.of("..", "samples", "compounds").toString();
    CommandRun run =
        CommandRun.of(
            "map",
            samples,
            "--with",
            "soap:r_cut=4,n_max=3,l_max=2",
            "--kernel",
            "rematch:alpha=0.5",
            "--method",
            "mds");
    assertThat(run.out()).as(run.err()).contains("by sites", "trustworthiness");
    assertThat(error("map", table, "--with", "magpie", "--kernel", "rematch"))
        .contains("no structure");
    assertThat(error("map", table, "--with", "magpie", "--kernel", "best")).contains("rematch");
  }

  @Test
  void what_cannot_be_drawn_is_said_in_a_line() throws IOException {
    String one = write("one.csv", "formula\nNaCl\n");
    String same = write("same.csv", "formula\nNaCl\nNaCl\nNaCl\n");
    assertThat(error("map", one, "--with", "magpie")).contains("one material");
    assertThat(error("map", same, "--with", "magpie")).contains("the same in all rows");
    assertThat(error("map", table, "--with", "magpie", "--method", "uamp")).contains("umap");
    assertThat(error("map", table, "--with", "magpie", "--method", "pca", "--color", "gap"))
        .contains("'gap'");
    assertThat(error("map", table, "--with", "magpie", "--method", "pca", "--label", "cluster"))
        .contains("--cluster");
    assertThat(error("map", table, "--place", table)).contains("salts.csv");
    assertThat(error("map", table, "--with", "magpie", "-o", "map.txt")).contains(".parquet");
  }

  private static String error(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).hasLineCount(1);
    return run.err();
  }
}
