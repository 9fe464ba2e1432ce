package io.lodestone.study.run;

import io.lodestone.study.file.StepText;
import io.lodestone.study.file.Study;
import io.lodestone.study.step.Steps;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The steps of a study, all of which make sense.
 *
 * @param steps in the order in which they are done
 */
record Plan(List<PlannedStep<?>> steps) {
  /**
   * Plans a study before anything of it is done.
   *
   * @throws io.lodestone.core.error.InvalidInput with the line, when a step makes no sense
   */
  static Plan of(Study study) {
    Steps kinds = new Steps();
    List<PlannedStep<?>> planned = new ArrayList<>();
    Set<String> before = new LinkedHashSet<>();
    for (StepText text : study.steps()) {
      planned.add(PlannedStep.of(text, kinds, before));
      before.add(text.name());
    }
    return new Plan(planned);
  }
}
