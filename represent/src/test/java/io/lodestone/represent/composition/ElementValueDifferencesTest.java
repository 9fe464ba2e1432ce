package io.lodestone.represent.composition;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.core.element.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The guide lists every value of an element that differs from that of Magpie. */
@Tag("data")
class ElementValueDifferencesTest {
  /** Values that differ by less in parts of one are the same number in other digits. */
  private static final double ROUNDING = 1e-3;

  @Test
  void the_guide_lists_the_values_that_differ_from_magpie() throws IOException {
    ElementColumns ours = ElementColumns.of(ElementColumns.OWN);
    ElementColumns theirs =
        ElementColumns.of(RecordedFeatures.data("element-tables/magpie").toString());
    List<String> lines = new ArrayList<>();
    for (MagpieProperty property : MagpieProperty.values()) {
      lines.add(line(property.label(), ours, theirs));
    }
    String guide = Files.readString(Path.of("../docs/represent.md"));
    assertThat(guide).contains(String.join("\n", lines));
  }

  /** A row of the table: how many values agree, differ in their last digits, and differ. */
  private static String line(String name, ElementColumns ours, ElementColumns theirs) {
    double[] own = ours.column(name);
    double[] peer = theirs.column(name);
    int same = 0;
    int rounded = 0;
    List<String> different = new ArrayList<>();
    List<String> onlyTheirs = new ArrayList<>();
    List<String> onlyOurs = new ArrayList<>();
    for (Element element : Element.all()) {
      double a = own[element.ordinal()];
      double b = peer[element.ordinal()];
      if (Double.isNaN(a) && !Double.isNaN(b)) {
        onlyTheirs.add(element.symbol());
      } else if (Double.isNaN(b) && !Double.isNaN(a)) {
        onlyOurs.add(element.symbol());
      } else if (a == b) {
        same++;
      } else if (Math.abs(a - b) <= ROUNDING * Math.abs(b)) {
        rounded++;
      } else if (!Double.isNaN(a)) {
        different.add("%s %s, not %s".formatted(element, number(a), number(b)));
      }
    }
    return "| %s | %d | %d | %s | %s | %s |"
        .formatted(
            name, same, rounded, cell(different, "; "), cell(onlyTheirs, " "), cell(onlyOurs, " "));
  }

  private static String cell(List<String> parts, String between) {
    return parts.isEmpty() ? "–" : String.join(between, parts);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.6g", value).replaceAll("0+$", "");
  }
}
