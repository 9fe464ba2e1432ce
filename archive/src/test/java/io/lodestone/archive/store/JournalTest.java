package io.lodestone.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void three_records() throws IOException {
    path = folder.resolve("journal");
    append("first", "second");
    append("third");
  }

  @Test
  void gives_back_all_records_in_their_order() throws IOException {
    assertThat(records(0)).containsExactly("first", "second", "third");
  }

  @Test
  void goes_on_from_any_position_that_a_reading_gave() throws IOException {
    List<Long> ends = new ArrayList<>();
    Journal.read(path, 0, (record, hash, end) -> ends.add(end));
    assertThat(records(ends.get(0))).containsExactly("second", "third");
    assertThat(records(ends.get(1))).containsExactly("third");
    assertThat(records(ends.get(2))).isEmpty();
  }

  @Test
  void tells_the_same_hashes_when_writing_and_when_reading() throws IOException {
    List<ObjectId> written;
    try (Journal journal = new Journal(path)) {
      written = journal.append(List.of(bytes("fourth"), bytes("fifth")));
    }
    List<ObjectId> read = new ArrayList<>();
    Journal.read(path, 0, (record, hash, end) -> read.add(hash));
    assertThat(read.subList(3, 5)).isEqualTo(written);
    assertThat(read).doesNotHaveDuplicates();
  }

  @Test
  void finds_a_change_of_any_byte() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    for (int i = 0; i < whole.length - 1; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(path, changed);
      assertThatThrownBy(() -> records(0)).as("byte %s", i).isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void finds_a_record_taken_out_and_records_that_changed_places() throws IOException {
    List<String> lines = Files.readAllLines(path);
    Files.write(path, List.of(lines.get(0), lines.get(2)));
    assertThatThrownBy(() -> records(0))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("byte " + (lines.get(0).length() + 1));
    Files.write(path, List.of(lines.get(1), lines.get(0), lines.get(2)));
    assertThatThrownBy(() -> records(0)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void finds_that_it_is_shorter_than_a_reader_knows() throws IOException {
    long end = Files.size(path);
    Files.write(path, Arrays.copyOf(Files.readAllBytes(path), 80));
    assertThatThrownBy(() -> records(end)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void trims_a_line_that_a_killed_process_left_at_any_byte_and_goes_on() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    int lastLine = new String(whole, StandardCharsets.US_ASCII).lastIndexOf('\n', whole.length - 2);
    for (int length = lastLine + 1; length < whole.length; length += 7) {
      Files.write(path, Arrays.copyOf(whole, length));
      append("after");
      assertThat(records(0)).as("cut at %s", length).containsExactly("first", "second", "after");
    }
  }

  @Test
  void opening_changes_no_byte() throws IOException {
    byte[] before = Files.readAllBytes(path);
    new Journal(path).close();
    assertThat(Files.readAllBytes(path)).isEqualTo(before);
  }

  @Test
  void is_empty_where_only_part_of_the_first_line_was_written() throws IOException {
    Files.writeString(path, "0123", StandardOpenOption.TRUNCATE_EXISTING);
    new Journal(path).close();
    assertThat(path).isEmptyFile();
  }

  private void append(String... records) throws IOException {
    try (Journal journal = new Journal(path)) {
      journal.append(Arrays.stream(records).map(JournalTest::bytes).toList());
    }
  }

  private List<String> records(long from) throws IOException {
    List<String> records = new ArrayList<>();
    Journal.read(
        path, from, (record, hash, end) -> records.add(new String(record, StandardCharsets.UTF_8)));
    return records;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
