package io.lodestone.study.run;

import io.lodestone.archive.store.ObjectId;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.record.StoredFile;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.store.StudyStore;
import java.io.IOException;
import java.util.Map;

/** A study that ran elsewhere, whose results are kept here as if its steps had been done here. */
public record KeptStudy(StudyFolder folder, StudyStore store) {
  /**
   * Keeps the results of all steps; the same build of the program does not compute them again.
   *
   * @throws io.lodestone.core.error.InvalidInput when study and record do not fit together
   */
  public void keep() throws IOException {
    StudyRecord record = folder.record();
    for (PlannedStep<?> step : Plan.of(folder.study()).steps()) {
      StepRecord then = record.steps().get(step.text().name());
      if (then == null) {
        continue;
      }
      for (StoredFile file : then.files()) {
        store.keep(folder.file(step.text().name(), file));
      }
      Map<String, ObjectId> inputs = then.inputs();
      store.keep(step.key(then.environment().build(), inputs, then.reads()), then);
    }
  }
}
