package io.lodestone.study.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A study that ran, whole: what a parser of the archive reads, too.
 *
 * @param format {@link #FORMAT}
 * @param name by which people call it
 * @param title of the study
 * @param claim of the study
 * @param publication of the claim, or empty
 * @param doi of the publication, or empty
 * @param licence of data and results
 * @param steps by name, in their order
 * @param findings the numbers that it is about
 */
public record StudyRecord(
    @JsonProperty("lodestone_study") int format,
    String name,
    String title,
    String claim,
    String publication,
    String doi,
    String licence,
    Map<String, StepRecord> steps,
    List<Verdict> findings) {
  /** The version of this form. */
  public static final int FORMAT = 1;

  public StudyRecord {
    steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    findings = List.copyOf(findings);
  }
}
