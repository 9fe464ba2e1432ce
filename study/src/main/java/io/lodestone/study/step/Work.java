package io.lodestone.study.step;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.study.dataset.StoredDataset;
import io.lodestone.study.record.NamedNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A step at work: what it is given, and where it puts what it gives. */
public final class Work {
  private final Surroundings surroundings;
  private final Map<String, Path> inputs;
  private final Path output;
  private final Path unfinished;
  private final Consumer<String> progress;
  private final List<NamedNumber> numbers = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final List<String> modelClasses = new ArrayList<>();

  /**
   * Work in folders of its own.
   *
   * @param inputs by key the folder with the files of each step that is used
   * @param output an empty folder
   * @param unfinished a folder that is kept until the step has ended well
   * @param progress is told how it goes on
   */
  public Work(
      Surroundings surroundings,
      Map<String, Path> inputs,
      Path output,
      Path unfinished,
      Consumer<String> progress) {
    this.surroundings = surroundings;
    this.inputs = Map.copyOf(inputs);
    this.output = output;
    this.unfinished = unfinished;
    this.progress = progress;
  }

  /** What lies outside. */
  Surroundings surroundings() {
    return surroundings;
  }

  /** Whether an input was named. */
  boolean has(String key) {
    return inputs.containsKey(key);
  }

  /** The dataset of an input. */
  Dataset dataset(String key) throws IOException {
    return new StoredDataset(inputs.get(key)).read();
  }

  /** A file of an input. */
  Path input(String key, String file) {
    return inputs.get(key).resolve(file);
  }

  /** A file to write; its bytes are a result. */
  Path output(String file) {
    return output.resolve(file);
  }

  /** Writes a text as a result. */
  void write(String file, String text) throws IOException {
    Files.writeString(output(file), text);
  }

  /** Gives a dataset. */
  void write(Dataset data) throws IOException {
    new StoredDataset(output).write(data);
  }

  /** A folder whose content is there again if the step is killed and begins anew. */
  Path unfinished() {
    return unfinished;
  }

  /** Says how it goes on. */
  void progress(String text) {
    progress.accept(text);
  }

  /** Gives a number; none that is not finite counts. */
  void number(String name, double value, String unit) {
    number(name, value, Double.NaN, unit);
  }

  /** Gives a number with its standard uncertainty. */
  void number(String name, double value, double std, String unit) {
    if (Double.isFinite(value)) {
      numbers.add(
          new NamedNumber(
              name, value, Double.isFinite(std) ? std : null, unit.equals("-") ? "" : unit));
    }
  }

  /** Says what came out, in a sentence without a full stop. */
  void say(String text) {
    said.add(text);
  }

  /** Tells what kind of model was made. */
  void modelClass(String name) {
    modelClasses.add(name);
  }

  /** The numbers that were given. */
  public List<NamedNumber> numbers() {
    return List.copyOf(numbers);
  }

  /** The sentences. */
  public List<String> said() {
    return List.copyOf(said);
  }

  /** The kinds of models. */
  public List<String> modelClasses() {
    return List.copyOf(modelClasses);
  }

  /** The target of a dataset: the one that is named, or its only one. */
  static String target(Dataset data, String named) {
    if (!named.isEmpty()) {
      data.column(named);
      return named;
    } else if (data.targets().size() == 1) {
      return data.targets().iterator().next();
    }
    throw new InvalidInput(
        null, "target", data.targets().size() + " targets", "the name of the column to learn", "");
  }

  /** Names behind each other with commas, as settings have them. */
  static List<String> names(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*"));
  }
}
