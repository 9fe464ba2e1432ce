package io.lodestone.crystal.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Vector3;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymmetryOperationTest {
  @Test
  void triplets_are_read_however_they_are_written() {
    SymmetryOperation expected = SymmetryOperation.parse("-y,x-y,z+1/3");
    for (String text :
        List.of("-Y, X-Y, 1/3+Z", " -y , x-y , z+0.3333 ", "-y,-y+x,+z+.333333", "-1y,x-y,2/6+z")) {
      assertThat(SymmetryOperation.parse(text)).as(text).isEqualTo(expected);
    }
    assertThat(expected).hasToString("-y,x-y,z+1/3");
    assertThat(SymmetryOperation.parse("x+1/8,y-3/4,z+0.2")).hasToString("x+1/8,y-3/4,z+1/5");
  }

  @Test
  void every_tabulated_operation_is_printed_and_read_back() {
    for (SpaceGroupType type : SpaceGroupType.all()) {
      for (SymmetryOperation operation : type.operations()) {
        assertThat(SymmetryOperation.parse(operation.toString())).isEqualTo(operation);
      }
    }
  }

  @Test
  void an_operation_moves_a_point_and_its_inverse_moves_it_back() {
    SymmetryOperation screw = SymmetryOperation.parse("-y,x,z+1/4");
    Vector3 point = new Vector3(0.1, 0.2, 0.3);
    Vector3 image = screw.apply(point);
    assertThat(image.x()).isEqualTo(-0.2);
    assertThat(image.y()).isEqualTo(0.1);
    assertThat(image.z()).isEqualTo(0.55);
    assertThat(screw.inverse().apply(image).minus(point).norm()).isLessThan(1e-15);
    assertThat(screw.after(screw).after(screw).after(screw)).hasToString("x,y,z+1");
    assertThat(screw.after(screw.inverse())).isEqualTo(SymmetryOperation.IDENTITY);
  }

  @Test
  void text_that_is_no_triplet_is_refused() {
    for (String text :
        List.of(
            "",
            "x,y",
            "x,y,z,t",
            "x,y,y",
            "x,y,w",
            "x y,z,x",
            "x,,z",
            "x,y,z+1/0",
            "x,y,z+1//2",
            "x,y,1/2z",
            "x+y+z,x,y+",
            "x,y,z+99999999999999999999",
            "2x,y,z",
            "x,y,z+1/2.5")) {
      assertThatThrownBy(() -> SymmetryOperation.parse(text))
          .as(text)
          .isInstanceOf(InvalidInput.class);
    }
  }
}
