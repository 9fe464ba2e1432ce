package io.lodestone.study.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.lodestone.archive.store.ObjectId;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A step that ran: what it was given, what it gave, and where.
 *
 * @param kind what was done
 * @param settings all of them, also those at their defaults
 * @param inputs by key the {@link #result} of each step that it used
 * @param reads SHA-256 of what it read from outside, by the name that the study gives it
 * @param files what it gave
 * @param numbers what it came to
 * @param said what it came to, in sentences
 * @param modelClasses what kinds of models it made, such as random forest; may be empty
 * @param environment on which machine with which software
 * @param finished when, as ISO 8601
 * @param seconds how long it took
 */
public record StepRecord(
    String kind,
    Map<String, String> settings,
    Map<String, ObjectId> inputs,
    Map<String, ObjectId> reads,
    List<StoredFile> files,
    List<NamedNumber> numbers,
    List<String> said,
    List<String> modelClasses,
    Environment environment,
    String finished,
    double seconds) {
  public StepRecord {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    reads = Collections.unmodifiableMap(new TreeMap<>(reads));
    files = List.copyOf(files);
    numbers = List.copyOf(numbers);
    said = List.copyOf(said);
    modelClasses = List.copyOf(modelClasses);
  }

  /** One hash over all files that it gave: what a step after it depends on. */
  @JsonIgnore
  public ObjectId result() {
    StringBuilder all = new StringBuilder();
    files.stream()
        .sorted(java.util.Comparator.comparing(StoredFile::name))
        .forEach(file -> all.append(file.sha256()).append("  ").append(file.name()).append('\n'));
    return ObjectId.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A file by its name. */
  public Optional<StoredFile> file(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /** A number by its name. */
  public Optional<NamedNumber> number(String name) {
    return numbers.stream().filter(number -> number.name().equals(name)).findFirst();
  }
}
