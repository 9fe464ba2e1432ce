package io.lodestone.study.step;

import io.lodestone.learn.dataset.Dataset;
import io.lodestone.study.dataset.StoredDataset;
import io.lodestone.study.run.Outside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A step that is tested by itself, in a folder of its own.
 *
 * @param folder beside which it finds files, and {@code archive}
 * @param output what it gave
 * @param work what it told
 */
record StepAtWork(Path folder, Path output, Work work) {
  /** Does a step with settings and with datasets as its inputs. */
  static <S extends Record> StepAtWork of(
      Step<S> step, Path folder, Map<String, String> settings, Map<String, Dataset> inputs)
      throws IOException {
    Map<String, Path> given = new LinkedHashMap<>();
    for (Map.Entry<String, Dataset> input : inputs.entrySet()) {
      Path place = Files.createTempDirectory(folder, "input");
      new StoredDataset(place).write(input.getValue());
      given.put(input.getKey(), place);
    }
    Path output = Files.createTempDirectory(folder, "output");
    Work work =
        new Work(
            new Outside(folder, folder.resolve("archive"), null),
            given,
            output,
            Files.createTempDirectory(folder, "state"),
            text -> {});
    step.run(step.settings().read(settings), work);
    return new StepAtWork(folder, output, work);
  }

  Dataset dataset() throws IOException {
    return new StoredDataset(output).read();
  }

  String text(String file) throws IOException {
    return Files.readString(output.resolve(file));
  }

  double number(String name) {
    return work.numbers().stream()
        .filter(number -> number.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
