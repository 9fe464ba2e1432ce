package io.lodestone.study.run;

import java.util.List;
import java.util.Map;

/**
 * A step that was done again on the inputs that it had, beside what is recorded.
 *
 * @param outcome how near it came
 * @param difference the largest relative difference of numbers; NaN where more than numbers differs
 *     or nothing was done
 * @param file the one that differs most; empty where none does
 * @param environment what differs in software and machine, recorded and now
 */
public record Repeated(
    String step,
    Outcome outcome,
    double difference,
    String file,
    Map<String, List<String>> environment) {
  /** How near a step came to what is recorded. */
  public enum Outcome {
    /** Every file has the same bytes. */
    SAME_BYTES("same bytes"),
    /** Numbers differ by no more than the study allows. */
    WITHIN_TOLERANCE("same within tolerance"),
    /** Something else differs, or numbers differ by more. */
    DIFFERENT("different"),
    /** It reads an archive that is not here; what is recorded stands for it. */
    NOT_HERE("not repeated: its archive is not here");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }
}
