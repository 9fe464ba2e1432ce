package io.lodestone.study.run;

import io.lodestone.study.record.NamedNumber;
import io.lodestone.study.step.Surroundings;
import io.lodestone.study.step.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A step that was done.
 *
 * @param files what it gave, by name
 * @param seconds how long it took
 */
record Done(
    List<Path> files,
    List<NamedNumber> numbers,
    List<String> said,
    List<String> modelClasses,
    double seconds) {
  /**
   * Does a step.
   *
   * @param folder for what it gives, and for what it keeps until it has ended
   */
  static Done of(
      PlannedStep<?> step,
      Map<String, Path> inputs,
      Surroundings surroundings,
      Path folder,
      StudyProgress progress)
      throws IOException {
    Path output = folder.resolve("output");
    new FolderTree(output).delete(); // of a run that was killed
    Files.createDirectories(output);
    Work work =
        new Work(
            surroundings,
            inputs,
            output,
            Files.createDirectories(folder.resolve("state")),
            progress::says);
    long start = System.nanoTime();
    step.run(work);
    double seconds = (System.nanoTime() - start) * 1e-9;
    try (Stream<Path> files = Files.list(output)) {
      return new Done(
          files.sorted().toList(), work.numbers(), work.said(), work.modelClasses(), seconds);
    }
  }
}
