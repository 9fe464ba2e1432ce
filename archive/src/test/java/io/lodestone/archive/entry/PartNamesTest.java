package io.lodestone.archive.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.parse.DiskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartNamesTest {
  private static final String FRAME =
      """
      1
      Lattice="3 0 0 0 3 0 0 0 3" Properties=species:S:1:pos:R:3 energy=-1.5
      Cu 0 0 0
      """;

  @TempDir Path folder;

  @Test
  void the_steps_of_a_calculation_are_one_part_without_a_name() throws IOException {
    Path relaxation =
        Path.of("src/test/resources/io/lodestone/archive/parse/quantumespresso/fe-relax.out");
    assertThat(results(relaxation)).containsExactly("");
    assertThat(materials(relaxation)).containsExactly("");
  }

  @Test
  void frames_are_parts_with_numbers_and_a_single_one_needs_none() throws IOException {
    Path one = Files.writeString(folder.resolve("one.xyz"), FRAME);
    Path three = Files.writeString(folder.resolve("three.xyz"), FRAME.repeat(3));
    assertThat(materials(one)).containsExactly("");
    assertThat(results(one)).containsExactly("");
    assertThat(materials(three)).containsExactly("1", "2", "3");
    assertThat(results(three)).containsExactly("1", "2", "3");
  }

  private static List<String> results(Path file) throws IOException {
    List<String> names = new ArrayList<>();
    new ResultReader().read(new DiskFile(file), outcome -> names.add(outcome.key()));
    return names;
  }

  private static List<String> materials(Path file) throws IOException {
    List<String> names = new ArrayList<>();
    MaterialReader.ofStructures().read(new DiskFile(file), (key, material) -> names.add(key));
    return names;
  }
}
