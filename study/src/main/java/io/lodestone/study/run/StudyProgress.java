package io.lodestone.study.run;

import io.lodestone.study.record.StepRecord;

/** Is told how a study goes on. */
public interface StudyProgress {
  /** Tells nobody. */
  StudyProgress NONE =
      new StudyProgress() {
        @Override
        public void begins(String step, int number, int of) {}

        @Override
        public void says(String text) {}

        @Override
        public void ends(String step, StepRecord record, boolean fromStore) {}
      };

  /** A step begins. */
  void begins(String step, int number, int of);

  /** A step goes on; may be called from several threads. */
  void says(String text);

  /** A step has ended well, or its result was in the store. */
  void ends(String step, StepRecord record, boolean fromStore);
}
