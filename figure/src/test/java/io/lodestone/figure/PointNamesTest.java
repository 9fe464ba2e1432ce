package io.lodestone.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PointNamesTest {
  private static final double RADIUS = 4;

  @Test
  void names_of_near_points_lie_apart_from_each_other_and_from_the_points() {
    Sheet sheet = new Sheet(300, 200);
    PointNames names = new PointNames(TextStyle.PLAIN);
    double[][] points = {{150, 150}, {165, 142}, {160, 160}, {5, 100}, {150, 195}};
    for (double[] point : points) {
      names.add(point[0], point[1], RADIUS, "Fe2O3");
    }
    names.draw(sheet, sheet.free());
    List<Mark.Box> grounds = grounds(sheet);
    assertThat(grounds).hasSize(5);
    assertApartWithin(grounds, 300, 200);
    for (Mark.Box ground : grounds) {
      for (double[] point : points) {
        boolean off =
            point[0] + RADIUS <= ground.x()
                || point[0] - RADIUS >= ground.x() + ground.width()
                || point[1] + RADIUS <= ground.y()
                || point[1] - RADIUS >= ground.y() + ground.height();
        assertThat(off).isTrue();
      }
    }
  }

  @Test
  void a_name_of_a_place_lies_on_it_unless_a_point_is_there() {
    Sheet free = new Sheet(300, 200);
    new PointNames(TextStyle.PLAIN).addPlace(100, 100, "oxides").draw(free, free.free());
    assertThat(middle(free)).isCloseTo(100, within(1e-9));

    Sheet covered = new Sheet(300, 200);
    new PointNames(TextStyle.PLAIN)
        .add(100, 100, 5, "")
        .addPlace(100, 100, "oxides")
        .draw(covered, covered.free());
    Mark.Box ground = grounds(covered).getFirst();
    assertThat(Math.abs(middle(covered) - 100)).isGreaterThan(5 + ground.height() / 2);
  }

  @Test
  void names_without_room_are_left_out_the_last_first_and_those_far_off_are_tied() {
    Sheet sheet = new Sheet(120, 160);
    PointNames names = new PointNames(TextStyle.PLAIN);
    for (int i = 0; i < 60; i++) {
      names.addPlace(60, 80, "name " + i);
    }
    names.draw(sheet, sheet.free());
    List<Mark.Box> grounds = grounds(sheet);
    assertThat(grounds).hasSizeBetween(5, 59);
    assertApartWithin(grounds, 120, 160);
    assertThat(sheet.figure().svg()).contains(">name 0<").doesNotContain(">name 59<");
    assertThat(sheet.figure().marks()).anyMatch(Mark.Curve.class::isInstance);
  }

  private static double middle(Sheet sheet) {
    Mark.Box ground = grounds(sheet).getFirst();
    return ground.y() + ground.height() / 2;
  }

  private static List<Mark.Box> grounds(Sheet sheet) {
    return sheet.figure().marks().stream()
        .filter(Mark.Box.class::isInstance)
        .map(Mark.Box.class::cast)
        .toList();
  }

  private static void assertApartWithin(List<Mark.Box> grounds, double width, double height) {
    for (int i = 0; i < grounds.size(); i++) {
      Mark.Box one = grounds.get(i);
      assertThat(one.x()).isGreaterThanOrEqualTo(-0.01);
      assertThat(one.y()).isGreaterThanOrEqualTo(-0.01);
      assertThat(one.x() + one.width()).isLessThanOrEqualTo(width + 0.01);
      assertThat(one.y() + one.height()).isLessThanOrEqualTo(height + 0.01);
      for (Mark.Box other : grounds.subList(i + 1, grounds.size())) {
        boolean apart =
            one.x() + one.width() <= other.x() + 1e-3
                || other.x() + other.width() <= one.x() + 1e-3
                || one.y() + one.height() <= other.y() + 1e-3
                || other.y() + other.height() <= one.y() + 1e-3;
        assertThat(apart).isTrue();
      }
    }
  }
}
