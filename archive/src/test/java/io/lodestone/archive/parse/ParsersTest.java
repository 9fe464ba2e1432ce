package io.lodestone.archive.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParsersTest {
  private final Parsers parsers = new Parsers();
  @TempDir Path folder;

  private String format(String name, String text) {
    return parsers
        .recognize(new FileHead(name, text.getBytes(StandardCharsets.UTF_8)))
        .map(Parser::format)
        .orElse("");
  }

  @Test
  void content_counts_more_than_the_name() {
    assertThat(format("POSCAR", "1\nan atom\nO 0 0 0\n")).contains("XYZ");
    assertThat(format("a.xyz", "rock salt\n1\n4 0 0\n0 4 0\n0 0 4\nNa\n1\nDirect\n0 0 0\n"))
        .isEqualTo("POSCAR");
  }

  @Test
  void text_of_no_known_content_is_what_its_name_says() {
    assertThat(format("POSCAR_Si", "silicon\n1.0\n2.7 2.7\n")).isEqualTo("POSCAR");
    assertThat(format("frames.extxyz", "two atoms\n\nO 0 0 0\n")).contains("XYZ");
    assertThat(format("notes.txt", "two atoms\n\nO 0 0 0\n")).isEmpty();
    assertThat(format("POSCAR", "")).isEmpty();
    assertThat(format("POSCAR", "\0\1\2")).isEmpty();
  }

  @Test
  void a_damaged_file_is_told_what_is_wrong_with_it() throws IOException {
    assertProblem("POSCAR", "x\n1.0\n4 0 0\n0 4 0\n0 0\nNa\n1\nDirect\n0 0 0\n", "line 5");
    assertProblem("CONTCAR", "x\n1.0\n4 0 0\n0 4 0\n0 0 4\nNa\n1\n0 0 0\n0 0 0\n", "line 8");
    assertProblem("a.xyz", "999999999999\n\nH 0 0 0\n", "line 1");
  }

  @Test
  void what_is_no_text_is_called_so() throws IOException {
    assertUnknown("results.xlsx", "PK\3\4\0\0", "a zip file", "CSV");
    assertUnknown("noise", "\1\2\0\3", "a binary file");
    assertUnknown("empty", "", "an empty file");
  }

  private void assertUnknown(String name, String content, String... words) throws IOException {
    DiskFile file = new DiskFile(Files.writeString(folder.resolve(name), content));
    assertThatThrownBy(() -> parsers.parserOf(file, "a structure", ""))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContainingAll(words);
  }

  private void assertProblem(String name, String text, String place) throws IOException {
    DiskFile file = new DiskFile(Files.writeString(folder.resolve(name), text));
    Parser parser = parsers.parserOf(file, "a structure", "");
    assertThatThrownBy(() -> ReadRun.all(file, parser))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContainingAll(name, place);
  }
}
