package io.lodestone.learn.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.figure.Figure;
import io.lodestone.figure.Mark;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.explain.Contributions;
import io.lodestone.learn.explain.Importance;
import io.lodestone.learn.explain.PartialDependence;
import io.lodestone.learn.explain.SobolIndices;
import io.lodestone.learn.score.TestedClasses;
import io.lodestone.learn.score.TestedNumbers;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningFiguresTest {
  private static TestedNumbers tested(int rows, double std) {
    Random random = new Random(1);
    double[] truth = random.doubles(rows).toArray();
    double[] mean = Arrays.stream(truth).map(y -> y + 0.1 * random.nextGaussian()).toArray();
    double[] stds = new double[rows];
    Arrays.fill(stds, std);
    List<String> ids = IntStream.range(0, rows).mapToObj(i -> "row " + i).toList();
    return new TestedNumbers(ids, truth, mean, stds);
  }

  private static List<String> words(Figure figure) {
    return figure.marks().stream()
        .filter(Mark.Words.class::isInstance)
        .map(mark -> ((Mark.Words) mark).text())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static List<Mark.Dot> dots(Figure figure) {
    return figure.marks().stream()
        .filter(Mark.Dot.class::isInstance)
        .map(Mark.Dot.class::cast)
        .toList();
  }

  /** All marks lie on the sheet, so that nothing is cut off when it is printed. */
  private static void fits(Figure figure) {
    for (Mark mark : figure.marks()) {
      switch (mark) {
        case Mark.Words words -> {
          double width = words.style().width(words.text());
          double before =
              switch (words.style().anchor()) {
                case START -> 0;
                case MIDDLE -> width / 2;
                case END -> width;
              };
          boolean level = words.style().angle() == 0;
          double from = level ? words.x() - before : words.y() - (width - before);
          assertThat(from).as(words.text()).isGreaterThanOrEqualTo(-0.5);
          assertThat(from + width)
              .as(words.text())
              .isLessThanOrEqualTo((level ? figure.width() : figure.height()) + 0.5);
        }
        case Mark.Curve curve -> inside(figure, curve.points());
        case Mark.Area area -> inside(figure, area.points());
        case Mark.Cloud cloud -> inside(figure, cloud.points());
        case Mark.Dot dot -> inside(figure, new double[] {dot.x(), dot.y()});
        case Mark.Box box ->
            inside(
                figure,
                new double[] {box.x(), box.y(), box.x() + box.width(), box.y() + box.height()});
      }
    }
  }

  private static void inside(Figure figure, double[] points) {
    for (int i = 0; i < points.length; i += 2) {
      assertThat(points[i]).isBetween(-0.01, figure.width() + 0.01);
      assertThat(points[i + 1]).isBetween(-0.01, figure.height() + 0.01);
    }
  }

  @Test
  void parity_has_a_point_for_each_row_and_units_on_both_axes() {
    TestedNumbers tested = tested(50, 0.1);
    Figure figure = new ParityFigure("gap", "eV", tested).figure();
    fits(figure);
    assertThat(dots(figure)).hasSize(50);
    assertThat(words(figure)).contains("gap (eV)", "gap, predicted (eV)");
    assertThat(words(figure)).anyMatch(text -> text.contains("MAE") && text.contains("50 rows"));
  }

  @Test
  void perfect_predictions_lie_on_a_straight_line() {
    TestedNumbers tested = tested(50, 0.1);
    TestedNumbers perfect =
        new TestedNumbers(tested.ids(), tested.truth(), tested.truth(), tested.std());
    List<Mark.Dot> points = dots(new ParityFigure("gap", "eV", perfect).figure());
    Mark.Dot one = points.get(0);
    double slope = (one.y() - points.get(1).y()) / (one.x() - points.get(1).x());
    assertThat(points)
        .allSatisfy(
            dot ->
                assertThat(dot.y() - one.y()).isCloseTo(slope * (dot.x() - one.x()), within(1e-6)));
  }

  @Test
  void many_rows_become_a_cloud() {
    Figure figure = new ParityFigure("gap", "eV", tested(5000, 0.1)).figure();
    fits(figure);
    assertThat(dots(figure)).isEmpty();
    assertThat(figure.marks()).anyMatch(mark -> mark instanceof Mark.Cloud);
  }

  @Test
  void a_violin_for_each_set_of_errors_stays_on_the_sheet_even_with_outliers() {
    double[] errors = tested(300, 1).errors();
    errors[0] = 1e6;
    Figure figure =
        new ViolinFigure("gap", "eV", List.of("forest", "ridge"), List.of(errors, errors)).figure();
    fits(figure);
    assertThat(figure.marks().stream().filter(Mark.Area.class::isInstance)).hasSize(2);
    assertThat(words(figure)).anyMatch(text -> text.contains("0.7 % lie outside"));
  }

  @Test
  void equal_errors_still_make_a_violin() {
    fits(new ViolinFigure("y", "", List.of("all"), List.of(new double[] {0, 0, 0})).figure());
    fits(new ViolinFigure("y", "", List.of("all"), List.of(new double[] {2})).figure());
  }

  @Test
  void right_uncertainties_lie_near_the_diagonal() {
    Figure figure = new CalibrationFigure(tested(2000, 0.1)).figure();
    fits(figure);
    String caption =
        words(figure).stream().filter(text -> text.startsWith("miscal")).findFirst().orElseThrow();
    assertThat(Double.parseDouble(caption.split(" ")[2])).isLessThan(0.02);
  }

  @Test
  void probabilities_of_classes_are_shown_over_shares() {
    Random random = new Random(2);
    int rows = 400;
    int[] labels = new int[rows];
    double[] probabilities = new double[3 * rows];
    for (int row = 0; row < rows; row++) {
      double p = random.nextDouble();
      labels[row] = random.nextDouble() < p ? 0 : 1;
      probabilities[3 * row] = p;
      probabilities[3 * row + 1] = 1 - p;
    }
    TestedClasses tested =
        new TestedClasses(List.of("metal", "insulator", "other"), labels, probabilities);
    Figure figure = new ReliabilityFigure("kind", tested).figure();
    fits(figure);
    assertThat(words(figure)).contains("metal", "insulator").doesNotContain("other");
  }

  @Test
  void names_of_any_length_fit() {
    String name = "average deviation of the covalent radius of the elements, ".repeat(4);
    Figure importance =
        new ImportanceFigure(
                new Importance(
                    "mae",
                    "eV",
                    100,
                    0.5,
                    false,
                    List.of(
                        new Importance.Group(List.of(name), 0.2, 0.05),
                        new Importance.Group(List.of("a", "b"), -0.01, 0.02))))
            .figure();
    fits(importance);
    assertThat(words(importance)).contains("a and 1 like it");
    double[] places = {0, 1, 2};
    PartialDependence one =
        new PartialDependence(
            name, "GPa", places, new double[] {1, 2, 3}, new double[] {1, 2, 3}, new double[] {1});
    fits(new DependenceFigure("gap of " + name, "eV", List.of(one, one, one), true).figure());
    fits(new DependenceFigure("gap", "eV", List.of(one), false).figure());
  }

  @Test
  void a_swarm_has_a_point_for_each_row_and_feature() {
    Random random = new Random(3);
    List<String> labels = List.of("one", "two", "three");
    UnitExpression none = UnitExpression.parse("-");
    Features rows =
        new Features(labels, List.of(none, none, none), 200, random.doubles(600).toArray());
    Contributions contributions =
        new Contributions("tree", labels, 1, new double[200], random.doubles(600, -1, 1).toArray());
    Figure figure = new BeeswarmFigure("gap", "eV", contributions, rows).figure();
    fits(figure);
    assertThat(
            figure.marks().stream()
                .filter(Mark.Cloud.class::isInstance)
                .mapToInt(mark -> ((Mark.Cloud) mark).colours().length)
                .sum())
        .isEqualTo(600);
  }

  @Test
  void sobol_indices_have_two_bars_each() {
    double[] some = {0.5, 0.3};
    double[] errors = {0.01, 0.02};
    SobolIndices indices =
        new SobolIndices(List.of("a", "b"), 1, 2, some, errors, new double[] {0.6, 0.4}, errors);
    Figure figure = new SobolFigure("gap", indices).figure();
    fits(figure);
    // Two of the legend, too.
    assertThat(figure.marks().stream().filter(Mark.Box.class::isInstance)).hasSize(2 * 2 + 2);
  }

  @Test
  void a_learning_curve_marks_its_numbers_of_rows() {
    Figure figure =
        new LearningCurveFigure(
                "mean absolute error of gap",
                "eV",
                new int[] {25, 50, 100, 200},
                new double[] {0.9, 0.7, 0.6, 0.5},
                new double[] {0.1, 0.05, 0.02, 0})
            .figure();
    fits(figure);
    assertThat(dots(figure)).hasSize(4);
    assertThat(words(figure)).contains("100", "mean absolute error of gap (eV)");
    assertThat(words(figure)).anyMatch(text -> text.startsWith("0."));
  }
}
