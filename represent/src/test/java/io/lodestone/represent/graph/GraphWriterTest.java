package io.lodestone.represent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.represent.Crystals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphWriterTest {
  private final CrystalGraph salt =
      CrystalGraph.of(
          Crystals.rockSalt(5.64),
          SettingsType.of(GraphSettings.class).parse("r_cut=3,angle_cut_off=3"));
  private final CrystalGraph other =
      CrystalGraph.of(Crystals.random(5), SettingsType.of(GraphSettings.class).parse("r_cut=4"));

  /** An array of a NumPy archive: what its header says, and its data. */
  private record Numpy(String header, ByteBuffer data) {
    static Numpy of(byte[] file) {
      ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(bytes.get(0)).isEqualTo((byte) 0x93);
      assertThat(new String(file, 1, 5, StandardCharsets.US_ASCII)).isEqualTo("NUMPY");
      assertThat(bytes.getShort(6)).isEqualTo((short) 1);
      int length = bytes.getShort(8);
      assertThat((10 + length) % 64).isZero();
      String header = new String(file, 10, length, StandardCharsets.US_ASCII);
      assertThat(header).endsWith("\n");
      return new Numpy(
          header.strip(), bytes.slice(10 + length, file.length - 10 - length).order(bytes.order()));
    }
  }

  @Test
  void the_arrays_of_all_graphs_follow_each_other(@TempDir Path folder) throws IOException {
    Map<String, Numpy> arrays = archive(folder);
    int edges = salt.edges() + other.edges();
    assertThat(arrays.get("edge_index").header())
        .isEqualTo(
            "{'descr': '<i4', 'fortran_order': False, 'shape': (%d, 2,), }".formatted(edges));
    assertThat(arrays.get("distances").header())
        .contains("'<f8'")
        .contains("(%d,)".formatted(edges));
    assertThat(arrays.get("cells").header()).contains("(2, 3, 3,)");
    assertThat(arrays.get("pbc").header()).contains("'|b1'").contains("(2, 3,)");
    long[] pointers =
        LongStream.range(0, 3)
            .map(i -> arrays.get("edge_ptr").data().getLong(8 * (int) i))
            .toArray();
    assertThat(pointers).containsExactly(0, salt.edges(), edges);
    for (int k = 0; k < other.edges(); k++) {
      int place = salt.edges() + k;
      assertThat(arrays.get("distances").data().getDouble(8 * place))
          .isEqualTo(other.distances()[k]);
      assertThat(arrays.get("edge_index").data().getInt(8 * place)).isEqualTo(other.sources()[k]);
      assertThat(arrays.get("edge_index").data().getInt(8 * place + 4))
          .isEqualTo(other.targets()[k]);
      assertThat(arrays.get("images").data().getInt(12 * place + 8))
          .isEqualTo(other.images()[3 * k + 2]);
    }
    assertThat(arrays.get("angles").data().remaining()).isEqualTo(8 * salt.angles().size());
  }

  @Test
  void texts_are_as_wide_as_the_longest(@TempDir Path folder) throws IOException {
    Numpy ids = archive(folder).get("ids");
    assertThat(ids.header()).contains("'<U4'").contains("(2,)");
    assertThat(new String(bytes(ids.data(), 0, 16), "UTF-32LE").replace("\0", ""))
        .isEqualTo("salt");
    assertThat(new String(bytes(ids.data(), 16, 16), "UTF-32LE").replace("\0", "")).isEqualTo("Å");
  }

  @Test
  void no_temporary_file_is_left_and_equal_graphs_give_equal_bytes(@TempDir Path folder)
      throws IOException {
    assertThat(written(folder)).isEqualTo(written(folder));
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void a_line_of_json_holds_a_graph() throws IOException {
    StringWriter text = new StringWriter();
    try (GraphWriter writer = new GraphLines(text)) {
      writer.write("a \"name\"", "NaCl", salt);
      writer.write("other", "X", other);
    }
    List<String> lines = text.toString().lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode graph = new ObjectMapper().readTree(lines.getFirst());
    assertThat(graph.get("id").asText()).isEqualTo("a \"name\"");
    assertThat(graph.get("numbers")).hasSize(8);
    assertThat(graph.get("positions")).hasSize(8);
    assertThat(graph.at("/cell/1/1").asDouble()).isEqualTo(5.64);
    assertThat(graph.get("edge_index")).hasSize(2);
    assertThat(graph.at("/edge_index/1")).hasSize(48);
    assertThat(graph.get("images")).hasSize(48);
    assertThat(graph.at("/images/0")).hasSize(3);
    assertThat(graph.get("angles")).hasSize(120);
    assertThat(new ObjectMapper().readTree(lines.getLast()).has("angles")).isFalse();
  }

  private static byte[] bytes(ByteBuffer data, int from, int length) {
    byte[] bytes = new byte[length];
    data.get(from, bytes);
    return bytes;
  }

  private byte[] written(Path folder) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GraphWriter writer = new GraphArrays(out, folder)) {
      writer.write("salt", "NaCl", salt);
      writer.write("Å", "X", other);
    }
    return out.toByteArray();
  }

  private Map<String, Numpy> archive(Path folder) throws IOException {
    Map<String, Numpy> arrays = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(written(folder)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        arrays.put(entry.getName().replace(".npy", ""), Numpy.of(zip.readAllBytes()));
      }
    }
    return arrays;
  }
}
