package io.lodestone.archive.parse.cif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.error.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CifReaderTest {
  private static final String CIF_2 = "#\\#CIF_2.0\n";

  @Test
  void a_quote_closes_a_string_only_before_a_blank() throws IOException {
    assertThat(value("data_x _a 'a dog's life' # comment")).isEqualTo("a dog's life");
    assertThat(value("data_x _a unquoted#not-a-comment")).isEqualTo("unquoted#not-a-comment");
    assertThat(value("data_x\n_A \"it's\"")).isEqualTo("it's");
  }

  @Test
  void text_fields_keep_lines_and_join_folded_ones() throws IOException {
    assertThat(value("data_x _a\n;first\n second\n;\n")).isEqualTo("first\n second");
    assertThat(value("data_x _a\n;\\\nfold\\\ned\nline\n;\n")).isEqualTo("folded\nline");
    assertThat(value("data_x _a\n;>\\\n>;one\n>two\n;\n")).isEqualTo(";one\ntwo");
    assertThat(value("data_x\r\n_a\r\n;\r\nx\r\n;\r\n")).isEqualTo("\nx");
    assertThat(value("data_x\r_a\r;y\r;\r")).isEqualTo("y");
  }

  @Test
  void version_2_has_triple_quotes_lists_and_tables() throws IOException {
    assertThat(value(CIF_2 + "data_x _a '''it's\ntwo lines'''")).isEqualTo("it's\ntwo lines");
    assertThat(value(CIF_2 + "data_x _a 'Žąsis'")).isEqualTo("Žąsis");
    CifBlock block = block(CIF_2 + "data_x _a [1 [2 'b c'] {'k':v \"l\":[3]}]");
    CifValue.Sequence list = (CifValue.Sequence) block.column("_a").getFirst();
    assertThat(list.values()).hasSize(3);
    CifValue.Table table = (CifValue.Table) list.values().get(2);
    assertThat(table.values()).containsOnlyKeys("k", "l");
    assertThat(table.values().get("k").text()).isEqualTo("v");
  }

  @Test
  void question_mark_and_point_are_missing_unless_quoted() throws IOException {
    CifBlock block = block("data_x loop_ _a _b ? . '?' \".\"");
    assertThat(block.column("_a").get(0)).isInstanceOf(CifValue.Missing.class);
    assertThat(block.column("_b").get(0)).isInstanceOf(CifValue.Missing.class);
    assertThat(block.column("_a").get(1).text()).isEqualTo("?");
    assertThat(block.column("_b").get(1).text()).isEqualTo(".");
  }

  @Test
  void names_are_one_in_every_case_and_with_dots() throws IOException {
    CifBlock block = block("\uFEFFdata_x\n_Cell.Length_A 5.4");
    assertThat(block.text("_cell_length_a")).isEqualTo("5.4");
  }

  @Test
  void values_of_unwanted_names_are_checked_and_not_kept() throws IOException {
    try (CifReader reader = reader("data_x loop_ _a _b 1 2 3 4", "_b"::equals)) {
      CifBlock block = reader.next();
      assertThat(block.column("_a")).isEmpty();
      assertThat(block.column("_b")).extracting(CifValue::text).containsExactly("2", "4");
      assertThat(reader.problems()).isEmpty();
    }
  }

  @Test
  void save_frames_are_read_over() throws IOException {
    CifBlock block = block("data_x save_f _a 1 save_ _a 2");
    assertThat(block.text("_a")).isEqualTo("2");
  }

  @Test
  void each_mistake_has_its_place() throws IOException {
    assertThat(problem("data_x\n_a 1 2\n")).contains("line 2, column 6");
    assertThat(problem("data_x\n_a 'open\n")).contains("line 2, column 4");
    assertThat(problem("data_x\n_a\n_b 1\n")).contains("line 2, column 1");
    assertThat(problem("data_x\nloop_ _a _b 1 2 3\n_c 1\n")).contains("line 3, column 1");
    assertThat(problem("data_x\nloop_ 1\n")).contains("line 2, column 7");
    assertThat(problem("data_x\nloop_ _a\n")).contains("line 3, column 1");
    assertThat(problem("data_x\n_a 1\n_A 2\n")).contains("line 3, column 1");
    assertThat(problem("data_\n")).contains("line 1, column 1");
    assertThat(problem("_a 1\n")).contains("line 1, column 1", "data_");
    assertThat(problem("data_x\n_a\n;open\n")).contains("line 3", "text field of line 3");
    assertThat(problem("data_x\n_a é\n")).contains("line 2, column 4", "ASCII");
    assertThat(problem("data_x\n_a [1\n")).contains("line 2, column 4");
    assertThat(problem("data_x\nsave_f\n")).contains("save_");
    assertThat(problem("data_x\nstop_\n")).contains("reserves");
    assertThat(problem(CIF_2 + "data_x\n_a [1\n")).contains("line 4, column 1", "]");
    assertThat(problem(CIF_2 + "data_x\n_a {'k' :1}\n")).contains("line 3, column 9");
    assertThat(problem(CIF_2 + "data_x\n_a {'k':1 'k':2}\n")).contains("only once");
  }

  @Test
  void brackets_nested_without_end_are_refused() {
    String text = CIF_2 + "data_x _a " + "[ ".repeat(100_000);
    assertThatThrownBy(() -> block(text))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("nested");
  }

  @Test
  void uncertainties_in_brackets_are_in_units_of_the_last_digit() {
    CifNumber number = CifNumber.parse("5.43(2)");
    assertThat(number.value()).isEqualTo(5.43);
    assertThat(number.uncertainty()).isCloseTo(0.02, within(1e-15));
    assertThat(number.decimals()).isEqualTo(2);
    assertThat(CifNumber.parse("-1.2e-3(4)").uncertainty()).isCloseTo(4e-4, within(1e-18));
    assertThat(CifNumber.parse("123(45)").uncertainty()).isEqualTo(45);
    assertThat(CifNumber.parse("1.5").uncertainty()).isNaN();
    assertThat(CifNumber.parse("+.5()").uncertainty()).isNaN();
    assertThat(CifNumber.parse("1/3").value()).isCloseTo(1 / 3.0, within(1e-15));
    for (String text :
        List.of("", "abc", "1.2(", "1.2(x)", "NaN", "Infinity", "0x10", "1e999", "1/0", "(2)")) {
      assertThat(CifNumber.parse(text)).as(text).isNull();
    }
  }

  private static CifReader reader(String text, java.util.function.Predicate<String> wanted)
      throws IOException {
    return new CifReader(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test.cif", wanted);
  }

  private static CifBlock block(String text) throws IOException {
    try (CifReader reader = reader(text, name -> true)) {
      CifBlock block = reader.next();
      assertThat(reader.problems()).isEmpty();
      return block;
    }
  }

  private static String value(String text) throws IOException {
    return block(text).column("_a").getFirst().text();
  }

  private static String problem(String text) throws IOException {
    try (CifReader reader = reader(text, name -> true)) {
      while (reader.next() != null) {}
      assertThat(reader.problems()).as(text).isNotEmpty();
      return reader.problems().getFirst().getMessage();
    }
  }
}
