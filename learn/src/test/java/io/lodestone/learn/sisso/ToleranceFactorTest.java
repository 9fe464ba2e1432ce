package io.lodestone.learn.sisso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Column;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.dataset.TextColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Which ABX3 compounds are perovskites: 576 compounds with experimental labels (C. Bartel et al.,
 * Sci. Adv. 5, eaav0693 (2019)), whose tolerance factor τ classifies 92 % and Goldschmidt's t 74 %.
 */
@Tag("data")
@Tag("long")
class ToleranceFactorTest {
  private static List<String[]> rows() throws IOException {
    String folder = System.getenv("LODESTONE_DATA");
    assumeTrue(folder != null && !folder.isEmpty(), "LODESTONE_DATA names no data folder");
    Path file = Path.of(folder).resolve("perovskite-tolerance/TableS1.csv");
    assumeTrue(Files.exists(file), file + " is not there");
    return Files.readAllLines(file).stream().map(line -> line.split(",")).toList();
  }

  private static Dataset table() throws IOException {
    List<String[]> rows = rows();
    List<String> header = List.of(rows.getFirst());
    List<String[]> body = rows.subList(1, rows.size());
    List<Column> columns = new ArrayList<>();
    columns.add(text("exp_label", header, body));
    columns.add(text("is_train", header, body));
    double[] a = numbers("rA (Ang)", header, body);
    double[] b = numbers("rB (Ang)", header, body);
    double[] x = numbers("rX (Ang)", header, body);
    columns.add(NumberColumn.plain("AB", ratio(a, b)));
    columns.add(NumberColumn.plain("XB", ratio(x, b)));
    columns.add(NumberColumn.plain("nA", numbers("nA", header, body)));
    return Dataset.of(columns);
  }

  private static double[] numbers(String name, List<String> header, List<String[]> rows) {
    int place = header.indexOf(name);
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[place])).toArray();
  }

  private static double[] ratio(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] / b[i]).toArray();
  }

  private static TextColumn text(String name, List<String> header, List<String[]> rows) {
    int place = header.indexOf(name);
    return new TextColumn(name, rows.stream().map(row -> row[place]).toList());
  }

  private static double accuracy(Separation separation, Dataset data) {
    int right = 0;
    for (int row = 0; row < data.size(); row++) {
      int place = row;
      double[] primaries =
          data.featureColumns().stream().mapToDouble(column -> column.value(place)).toArray();
      right += separation.classOf(primaries).equals(data.text("exp_label").value(row)) ? 1 : 0;
    }
    return (double) right / data.size();
  }

  private static Dataset part(Dataset all, String train) {
    return all.rows(
        IntStream.range(0, all.size())
            .filter(row -> all.text("is_train").value(row).equals(train))
            .toArray());
  }

  /** The published τ = rX/rB − nA (nA − (rA/rB)/ln(rA/rB)) with its threshold 4.18 comes out. */
  @Test
  void the_published_tolerance_factor_is_found_and_classifies_compounds_that_were_held_out()
      throws IOException {
    Dataset all = table();
    Dataset train = part(all, "1");
    Dataset test = part(all, "-1");
    assertThat(train.size()).isEqualTo(460);
    assertThat(test.size()).isEqualTo(116);
    SissoSettings settings =
        SettingsType.of(SissoSettings.class)
            .parse(
                "rung=3,max_complexity=6,screening=exhaustive,dimension=1,sis_size=100,"
                    + "operators=- * / log ^2");
    Separation best =
        new Sisso(settings)
            .separate(train.without(List.of("is_train")), "exp_label")
            .getFirst()
            .getFirst();
    assertThat(best.condition(3)).isEqualTo("(((AB*nA)/log(AB))-((nA)^2-XB)) < 4.18");
    assertThat(best.second()).isEqualTo("1");
    assertThat(accuracy(best, test)).isGreaterThan(0.92);
    // Published: 528 of all 576.
    assertThat(accuracy(best, all) * 576).isGreaterThanOrEqualTo(527.5);
  }
}
