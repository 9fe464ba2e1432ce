package io.lodestone.archive.parse.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CellNumberTest {
  private static double plain(String text) {
    char[] around = ("9" + text + "9").toCharArray();
    return CellNumber.plain(around, 1, around.length - 1);
  }

  @Test
  void plain_numbers_are_the_nearest_ones_to_the_last_bit() {
    Random random = new Random(1);
    int read = 0;
    for (int i = 0; i < 100_000; i++) {
      double number = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      String text =
          switch (i % 4) {
            case 0 -> Double.toString(number);
            case 1 -> "%.6g".formatted(number);
            case 2 -> "%.9f".formatted(number);
            default -> Integer.toString(random.nextInt());
          };
      double plain = plain(text);
      if (!Double.isNaN(plain)) {
        read++;
        assertThat(plain).as(text).isEqualTo(Double.parseDouble(text));
      }
      assertThat(CellNumber.parse(text, false).value())
          .as(text)
          .isEqualTo(Double.parseDouble(text));
    }
    assertThat(read).isGreaterThan(60_000);
    assertThat(plain("-0.0")).isEqualTo(-0.0);
    assertThat(plain("1e22")).isEqualTo(1e22);
    assertThat(plain(".5")).isEqualTo(0.5);
    assertThat(plain("5.")).isEqualTo(5);
  }

  @Test
  void what_is_no_plain_number_is_left_to_others() {
    for (String other :
        new String[] {
          "", "-", ".", "-.", "1e", "1e+", "e5", "1.2.3", "1.2(3)", "1,5", "0x1", "NaN", "1 ", "+1"
        }) {
      assertThat(plain(other)).as(other).isNaN();
    }
  }
}
