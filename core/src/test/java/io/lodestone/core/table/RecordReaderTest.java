package io.lodestone.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
  private static RecordReader reader(String text) {
    return new RecordReader(new StringReader(text), "table.csv", ',');
  }

  private static List<List<String>> records(String text) throws IOException {
    List<List<String>> records = new ArrayList<>();
    try (RecordReader reader = reader(text)) {
      for (List<String> next = reader.next(); next != null; next = reader.next()) {
        records.add(next);
      }
    }
    return records;
  }

  @Test
  void quotes_ends_of_lines_and_blanks_are_read_as_the_standard_says() throws IOException {
    assertThat(records("# remark\na,b\r\n\"x,\"\"y\"\"\n\", z\r\n\n,\r1,\"2\"3"))
        .containsExactly(
            List.of("a", "b"), List.of("x,\"y\"\n", " z"), List.of("", ""), List.of("1", "23"));
  }

  @Test
  void fields_that_do_not_fit_into_the_buffer_stay_whole() throws IOException {
    for (int length : new int[] {16_382, 16_383, 16_384, 16_385, 50_000}) {
      String field = "x".repeat(length);
      assertThat(records("a,b\r\n" + field + ",2\r\n1," + field + "\r\n"))
          .containsExactly(List.of("a", "b"), List.of(field, "2"), List.of("1", field));
    }
  }

  @Test
  void cells_hold_the_fields_of_many_records() throws IOException {
    Cells cells = new Cells();
    try (RecordReader reader = reader("a,b\n1,\n \"q\" ,4\n")) {
      assertThat(reader.next(cells)).isTrue();
      assertThat(reader.next(cells)).isTrue();
      assertThat(reader.next(cells)).isTrue();
      assertThat(reader.line()).isEqualTo(3);
      assertThat(reader.next(cells)).isFalse();
    }
    List<String> texts = new ArrayList<>();
    for (int cell = 0; cell < cells.count(); cell++) {
      texts.add(cells.get(cell));
    }
    assertThat(texts).containsExactly("a", "b", "1", "", "q ", "4");
    cells.keep(3);
    cells.add("end");
    assertThat(cells.count()).isEqualTo(4);
    assertThat(cells.get(3)).isEqualTo("end");
  }
}
