package io.lodestone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.core.composition.Composition;
import io.lodestone.crystal.stability.Phase;
import io.lodestone.crystal.stability.PhaseDiagram;
import io.lodestone.figure.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HullPictureTest {
  @Test
  void the_name_of_a_stable_phase_hides_no_other_phase() {
    List<Phase> phases = new ArrayList<>();
    phases.add(phase("Li", 0));
    phases.add(phase("O", 0));
    phases.add(phase("Mn", 0));
    phases.add(phase("LiMnO", -1));
    // Where the name would lie by itself, right below its point.
    phases.add(phase("Li103O103Mn94", -0.9));
    phases.add(phase("Li104O104Mn92", -0.9));
    PhaseDiagram diagram = PhaseDiagram.of(phases);
    List<Mark> marks = new HullPicture(diagram, diagram.elements()).figure().marks();
    List<Mark.Dot> dots = only(marks, Mark.Dot.class);
    assertThat(dots).hasSize(phases.size());
    int names = 0;
    int from = marks.lastIndexOf(dots.getLast());
    for (Mark.Box name : only(marks.subList(from, marks.size()), Mark.Box.class)) {
      names++;
      assertThat(dots).noneMatch(dot -> covers(name, dot));
    }
    assertThat(names).isEqualTo(1);
  }

  private static Phase phase(String formula, double energy) {
    return new Phase(formula + energy, Composition.parse(formula), energy);
  }

  private static <T> List<T> only(List<Mark> marks, Class<T> kind) {
    return marks.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static boolean covers(Mark.Box box, Mark.Dot dot) {
    return dot.x() > box.x()
        && dot.x() < box.x() + box.width()
        && dot.y() > box.y()
        && dot.y() < box.y() + box.height();
  }
}
