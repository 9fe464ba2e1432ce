package io.lodestone.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;

  @Test
  void what_is_written_appears_at_once_in_place_of_what_was_there() throws IOException {
    Path place = Files.writeString(folder.resolve("table.csv"), "old");
    try (WholeFile file = WholeFile.at(place)) {
      Files.writeString(file.part(), "new");
      assertThat(place).hasContent("old");
      file.appear();
    }
    assertThat(place).hasContent("new");
    assertThat(names()).containsExactly("table.csv");
  }

  @Test
  void nothing_is_left_of_what_did_not_appear() throws IOException {
    try (WholeFile file = WholeFile.at(folder.resolve("table.csv"))) {
      Files.writeString(file.part(), "half");
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void others_may_read_it_as_any_file_that_the_user_makes() throws IOException {
    Path ordinary = Files.createFile(folder.resolve("ordinary"));
    Path place = folder.resolve("table.csv");
    try (WholeFile file = WholeFile.at(place)) {
      file.appear();
    }
    assertThat(Files.getPosixFilePermissions(place))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
  }

  @Test
  void a_missing_folder_is_named() {
    assertThatThrownBy(() -> WholeFile.at(folder.resolve("nowhere/table.csv")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("nowhere");
  }

  private Stream<String> names() throws IOException {
    return Files.list(folder).map(path -> path.getFileName().toString());
  }
}
