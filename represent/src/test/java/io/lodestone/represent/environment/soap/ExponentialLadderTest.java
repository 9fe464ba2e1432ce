package io.lodestone.represent.environment.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class ExponentialLadderTest {
  @Property(tries = 200)
  void exponentials_are_those_of_the_library(
      @ForAll @DoubleRange(min = 0.01, max = 300) double most, @ForAll long seed) {
    Random random = new Random(seed);
    double[] decay = random.doubles(1 + random.nextInt(60), 0, 4).toArray();
    // Equal ones happen: the first Gaussian of every degree.
    decay[decay.length - 1] = decay[0];
    double[] s = random.doubles(37, 0, most).toArray();
    s[0] = 0;
    double[][] out = new double[decay.length][s.length];
    double largest = Arrays.stream(s).max().orElseThrow();
    new ExponentialLadder(decay).fill(s, s.length, largest, out);
    for (int i = 0; i < decay.length; i++) {
      for (int j = 0; j < s.length; j++) {
        double expected = Math.exp(-decay[i] * s[j]);
        // Below the normal numbers there are fewer digits.
        assertThat(Math.abs(out[i][j] - expected))
            .as("exp(-%s)", decay[i] * s[j])
            .isLessThanOrEqualTo(
                5e-16 * (decay.length + 2 * decay[i] * largest) * expected + 1e-300);
      }
    }
  }
}
