package io.lodestone.archive.parse.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class XmlScannerTest {
  private static XmlScanner scan(String text) {
    return new XmlScanner(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), "test.xml");
  }

  /** Gives a byte at a time, so that every token crosses a refill. */
  private static XmlScanner scanSlowly(String text) {
    InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    InputStream slow =
        new FilterInputStream(bytes) {
          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            return super.read(target, from, Math.min(1, length));
          }
        };
    return new XmlScanner(slow, "test.xml");
  }

  private static double[] numbers(String text) throws IOException {
    try (XmlScanner xml = scan("<v>" + text + "</v>")) {
      assertThat(xml.nextChild(0)).isTrue();
      Doubles values = new Doubles();
      xml.numbers(values);
      return values.toArray();
    }
  }

  private static List<String> walk(XmlScanner xml) throws IOException {
    List<String> seen = new ArrayList<>();
    while (xml.nextChild(0)) {
      for (int root = xml.depth(); xml.nextChild(root); ) {
        String head = xml.name() + "[" + xml.attribute("name") + "]";
        seen.add(xml.name().equals("branch") ? head : head + "=" + xml.text());
      }
    }
    return seen;
  }

  @Test
  void gives_children_with_attributes_and_text() throws IOException {
    String text =
        "<?xml version=\"1.0\"?>\n<!-- a <b> --><a><i name=\"x\" type='int'> 1 </i>"
            + "<branch><i>2</i></branch><e name=\"y\"/><i name = 'p&amp;q'>&lt;&#65;</i></a>";

    List<String> expected = List.of("i[x]=1", "branch[null]", "e[y]=", "i[p&q]=<A");
    assertThat(walk(scan(text))).isEqualTo(expected);
    assertThat(walk(scanSlowly(text))).isEqualTo(expected);
  }

  @Test
  void keeps_text_that_a_program_did_not_escape() throws IOException {
    assertThat(walk(scan("<a><i>x < 2 & y<z &undefined; &#xD800;</i></a>")))
        .containsExactly("i[null]=x < 2 & y<z &undefined; &#xD800;");
  }

  @Test
  void reads_numbers_in_the_forms_of_fortran_and_c() throws IOException {
    assertThat(numbers(" 1 -2.5 +3.25e2 1.5D-03 2.0d2 1.0-103 .5 7. "))
        .containsExactly(1, -2.5, 325, 1.5e-3, 200, 1e-103, 0.5, 7);
  }

  @Test
  void parts_numbers_that_are_glued_by_a_sign() throws IOException {
    assertThat(numbers("0.123-4.567-100.000 1-2")).containsExactly(0.123, -4.567, -100, 1, -2);
  }

  @Test
  void makes_a_word_that_is_no_number_visible() throws IOException {
    assertThat(numbers("1 ********* 2")).containsExactly(1, Double.NaN, 2);
    assertThat(numbers("1.2.3")).containsExactly(Double.NaN);
    assertThat(numbers("1.2\u00ff34")).containsExactly(Double.NaN);
    assertThat(numbers("1\u00a02")).containsExactly(Double.NaN);
    assertThat(numbers("1e")).containsExactly(Double.NaN);
    assertThat(numbers("- +")).containsExactly(Double.NaN, Double.NaN);
    assertThat(numbers("1".repeat(600) + " 2")).contains(Double.NaN);
  }

  @Test
  void rounds_numbers_as_java_does() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20);
      String text =
          switch (i % 4) {
            case 0 -> Double.toString(value);
            case 1 -> String.format(Locale.ROOT, "%.8f", value);
            case 2 -> String.format(Locale.ROOT, "%.17e", value);
            default -> String.format(Locale.ROOT, "%.4f", value);
          };
      assertThat(numbers(text)).as(text).containsExactly(Double.parseDouble(text));
    }
  }

  @Test
  void ends_quietly_where_the_file_is_cut_off_at_any_byte() throws IOException {
    String text = "<a><!-- c --><i name=\"x\">1.25 3.5</i><v><r>1 2</r><r>3 4</r></v></a>";
    for (int length = 0; length < text.length(); length++) {
      try (XmlScanner xml = scan(text.substring(0, length))) {
        Doubles values = new Doubles();
        while (xml.nextChild(0)) {
          for (int root = xml.depth(); xml.nextChild(root); ) {
            if (xml.name().equals("i")) {
              xml.numbers(values);
              assertThat(values.toArray()).isIn(new double[0], new double[] {1.25, 3.5});
            } else {
              xml.rows("r", values);
            }
          }
        }
        assertThat(xml.truncated()).as("cut at " + length).isTrue();
      }
    }
  }

  @Test
  void says_how_many_numbers_rows_have() throws IOException {
    assertThat(rows("<s><r>1 2</r><r>3 4</r></s>")).isEqualTo(2);
    assertThat(rows("<s></s>")).isZero();
    assertThat(rows("<s><r>1 2</r><r>3</r></s>")).isEqualTo(-1);
    assertThat(rows("<s><r>1 2</r><r>3 4</r>")).isEqualTo(-1);
  }

  private static int rows(String text) throws IOException {
    try (XmlScanner xml = scan(text)) {
      xml.nextChild(0);
      return xml.rows("r", new Doubles());
    }
  }

  @Test
  void refuses_document_types_and_with_them_entities() {
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";

    assertThatThrownBy(() -> walk(scan(bomb)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("test.xml")
        .hasMessageContaining("no document type");
  }

  @Test
  void names_the_line_where_tags_do_not_match() {
    assertThatThrownBy(() -> walk(scan("<a>\n<i>1</i>\n</b>")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("</a>");
  }

  @Test
  void refuses_to_nest_without_end_and_tags_without_end() {
    assertThatThrownBy(() -> walk(scan("<a>" + "<branch>".repeat(1000))))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> walk(scan("<a><i name=\"" + "x".repeat(200_000))))
        .isInstanceOf(InvalidInput.class);
  }
}
