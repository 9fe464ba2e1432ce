package io.lodestone.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileComparisonTest {
  @TempDir private Path folder;

  @Test
  void same_bytes_differ_by_nothing() throws IOException {
    assertThat(difference("a.bin", "\0\1", "\0\1")).hasValue(0);
  }

  @Test
  void numbers_of_a_text_differ_by_the_largest_relative_difference() throws IOException {
    OptionalDouble found =
        difference("a.json", "{\"a\": 2.0, \"b\": 1e3}", "{\"a\": 2.0002, \"b\": 1000}");
    assertThat(found.orElseThrow()).isCloseTo(1e-4, within(1e-7));
  }

  @Test
  void what_is_left_of_a_difference_of_large_numbers_counts_as_nothing() throws IOException {
    assertThat(difference("a.csv", "x\n1e-17\n", "x\n-3e-16\n")).hasValue(0);
  }

  @Test
  void other_words_are_no_matter_of_numbers() throws IOException {
    assertThat(difference("a.csv", "x,1\n", "y,1\n")).isEmpty();
    assertThat(difference("a.csv", "x,1\n", "x,1\nz,2\n")).isEmpty();
    assertThat(difference("a.bin", "1.0", "1.1")).isEmpty();
  }

  private OptionalDouble difference(String name, String one, String other) throws IOException {
    Path ours = Files.createDirectories(folder.resolve("ours")).resolve(name);
    Path theirs = Files.createDirectories(folder.resolve("theirs")).resolve(name);
    Files.writeString(ours, one);
    Files.writeString(theirs, other);
    return new FileComparison(ours, theirs).difference();
  }
}
