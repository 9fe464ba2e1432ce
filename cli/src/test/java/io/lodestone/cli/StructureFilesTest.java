package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Structures from many files: in order, each with its answer or its problem. */
class StructureFilesTest {
  @TempDir private Path folder;

  /** Counts atoms, and refuses structures of 13. */
  @Command(name = "count")
  private static final class Count implements Callable<Integer> {
    @Mixin private StructureFiles files;
    private final List<String> answers = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
      return files.answer(
          found -> {
            if (found.structure().size() == 13) {
              throw new InvalidInput(null, null, "13 atoms", "any other number", null);
            }
            return found.structure().size();
          },
          (found, size) -> answers.add(Path.of(found.name()).getFileName() + " " + size));
    }
  }

  private final Count count = new Count();
  private final StringWriter errors = new StringWriter();

  private int run(Object... arguments) {
    return new CommandLine(count)
        .setErr(new PrintWriter(errors, true))
        .execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
  }

  private Path xyz(String name, int... sizes) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int size : sizes) {
      text.append(size).append("\nframe\n");
      for (int i = 0; i < size; i++) {
        text.append("He ").append(3 * i).append(" 0 0\n");
      }
    }
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void many_files_are_answered_in_their_order() throws IOException {
    List<Object> files = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      files.add(xyz("f%02d.xyz".formatted(i), i));
    }
    assertThat(run(files.toArray())).isZero();
    assertThat(count.answers)
        .isEqualTo(IntStream.rangeClosed(1, 12).mapToObj("f%02d.xyz %1$d"::formatted).toList());
  }

  @Test
  void every_frame_of_a_file_of_structures_is_one_more_than_fit_in_the_queue() throws IOException {
    int[] sizes = IntStream.range(0, 1000).map(i -> 1 + i % 7).toArray();
    assertThat(run(xyz("frames.xyz", sizes))).isZero();
    assertThat(count.answers).hasSize(1000).startsWith("frames.xyz#1 1", "frames.xyz#2 2");
    assertThat(count.answers.getLast()).isEqualTo("frames.xyz#1000 6");
  }

  @Test
  void what_cannot_be_used_is_named_and_stops_no_other() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.cif"), "data_x\n_cell_length_a oops\n");
    assertThat(run(xyz("a.xyz", 2), bad, folder.resolve("gone.cif"), xyz("b.xyz", 13, 3)))
        .isEqualTo(1);
    assertThat(count.answers).containsExactly("a.xyz 2", "b.xyz#2 3");
    assertThat(errors.toString().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("bad.cif"))
        .anyMatch(line -> line.contains("gone.cif") && line.contains("nothing there"))
        .anyMatch(line -> line.contains("b.xyz#1") && line.contains("13 atoms"));
  }

  @Test
  void a_folder_stands_for_the_structures_in_it() throws IOException {
    xyz("b.xyz", 2);
    xyz("a.xyz", 1);
    Files.writeString(folder.resolve("notes.md"), "nothing to see");
    assertThat(run(folder)).isZero();
    assertThat(count.answers).containsExactly("a.xyz 1", "b.xyz 2");
    assertThat(errors.toString()).isEmpty();
  }
}
