package io.lodestone.learn.sisso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.settings.SettingsType;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that was stopped is taken up again and finds the same. */
class ResumedSearchTest {
  @TempDir Path folder;

  private static Dataset table() {
    Random random = new Random(9);
    List<NumberColumn> columns = new ArrayList<>();
    for (String name : List.of("y", "a", "b", "c", "d", "e")) {
      double[] values = random.doubles(30, 1, 4).toArray();
      columns.add(new NumberColumn(name, UnitExpression.parse("eV"), values));
    }
    return Dataset.of(columns);
  }

  private static Sisso sisso(String settings) {
    return new Sisso(SettingsType.of(SissoSettings.class).parse(settings));
  }

  private static List<String> equations(SissoResult result) {
    return result.equations().stream().flatMap(List::stream).map(Equation::toString).toList();
  }

  @Test
  void a_stopped_search_goes_on_and_finds_the_same() {
    Sisso sisso = sisso("dimension=2,sis_size=40");
    SissoResult whole = sisso.search(table(), "y");
    AtomicInteger calls = new AtomicInteger();
    for (int limit = 5; limit < 60; limit += 17) {
      calls.set(0);
      int stop = limit;
      try {
        sisso.search(
            table(),
            "y",
            (stage, done, total) -> {
              if (calls.incrementAndGet() > stop) {
                throw new IllegalStateException("stopped");
              }
            },
            folder);
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("stopped");
      }
    }
    SissoResult resumed = sisso.search(table(), "y", SissoProgress.NONE, folder);
    assertThat(equations(resumed)).isEqualTo(equations(whole));
    SissoResult again = sisso.search(table(), "y", SissoProgress.NONE, folder);
    assertThat(equations(again)).isEqualTo(equations(whole));
    assertThat(again.spaceSizes()).isEqualTo(whole.spaceSizes());
  }

  @Test
  void state_of_another_search_or_a_damaged_one_is_refused() throws Exception {
    sisso("dimension=1").search(table(), "y", SissoProgress.NONE, folder);
    assertThatThrownBy(
            () -> sisso("dimension=1,sis_size=7").search(table(), "y", SissoProgress.NONE, folder))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("other data or settings");
    Path file = folder.resolve("screening-1-products.txt");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(3, "0 0 *** 7");
    Files.write(file, lines);
    assertThatThrownBy(() -> sisso("dimension=1").search(table(), "y", SissoProgress.NONE, folder))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void one_and_several_cores_find_the_same() {
    Sisso sisso = sisso("dimension=3,sis_size=30,residuals=3");
    List<String> expected = equations(sisso.search(table(), "y"));
    for (int i = 0; i < 3; i++) {
      assertThat(equations(sisso.search(table(), "y"))).isEqualTo(expected);
    }
  }
}
