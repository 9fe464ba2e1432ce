package io.lodestone.archive.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PackedRowTest {
  @Property
  void what_is_packed_is_unpacked(
      @ForAll @Size(max = 50) List<@IntRange(min = -3, max = 300) Integer> steps) {
    PackedRow packed = new PackedRow(0.5);
    double[] row = steps.stream().mapToDouble(n -> n == -3 ? Double.NaN : n * 0.5).toArray();
    byte[] bytes = packed.pack(row);
    double[] read = new double[row.length];
    Arrays.fill(read, 77);
    packed.unpack(bytes, 0, bytes.length, read);
    assertThat(read).isEqualTo(row);
  }

  @Test
  void a_composition_takes_a_few_bytes() {
    double[] row = new double[118];
    row[7] = 0.6;
    row[12] = 0.4;
    assertThat(new PackedRow(1e-6).pack(row)).hasSizeLessThan(16);
  }

  @Test
  void large_and_negative_numbers_come_back() {
    double[] row = {1e15, -1e15, -1, 1, 0, Double.NaN};
    PackedRow packed = new PackedRow(1);
    byte[] bytes = packed.pack(row);
    double[] read = new double[6];
    packed.unpack(bytes, 0, bytes.length, read);
    assertThat(read).isEqualTo(row);
  }

  @Test
  void a_row_of_another_length_is_refused() {
    PackedRow packed = new PackedRow(1);
    byte[] bytes = packed.pack(new double[] {1, 2, 0, 0});
    for (int length : new int[] {3, 5}) {
      assertThatThrownBy(() -> packed.unpack(bytes, 0, bytes.length, new double[length]))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
