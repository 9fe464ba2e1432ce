package io.lodestone.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {
  private final Tensor matrix = Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}});

  @Test
  void reads_values_by_row_and_column() {
    assertThat(matrix.shape()).containsExactly(2, 3);
    assertThat(matrix.get(1, 0)).isEqualTo(4);
    assertThat(matrix.at(5)).isEqualTo(6);
  }

  @Test
  void slices_along_the_first_axis() {
    assertThat(matrix.slice(1)).isEqualTo(Tensor.vector(4, 5, 6));
    assertThat(matrix.slice(1).slice(2)).isEqualTo(Tensor.scalar(6));
  }

  @Test
  void cannot_be_changed_through_what_it_was_given_or_gives() {
    double[] values = {1, 2};
    Tensor tensor = Tensor.of(values, 2);
    values[0] = 9;
    tensor.values()[1] = 9;
    tensor.shape()[0] = 9;
    assertThat(tensor).isEqualTo(Tensor.vector(1, 2));
  }

  @Test
  void refuses_values_that_do_not_fill_the_shape() {
    assertThatThrownBy(() -> Tensor.of(new double[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tensor.matrix(new double[][] {{1}, {1, 2}}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuses_an_index_outside_its_axis() {
    assertThatThrownBy(() -> matrix.get(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void differs_when_only_the_shape_differs() {
    assertThat(matrix.reshaped(3, 2)).isNotEqualTo(matrix);
    assertThat(matrix.reshaped(6).reshaped(2, 3)).isEqualTo(matrix).hasSameHashCodeAs(matrix);
  }

  @Test
  void scales_every_value() {
    assertThat(matrix.scaled(2).get(1, 2)).isEqualTo(12);
  }
}
