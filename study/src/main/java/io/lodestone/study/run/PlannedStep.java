package io.lodestone.study.run;

import io.lodestone.archive.store.ObjectId;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import io.lodestone.study.file.StepText;
import io.lodestone.study.step.Step;
import io.lodestone.study.step.Steps;
import io.lodestone.study.step.Surroundings;
import io.lodestone.study.step.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A step that is known to make sense: its kind is there, its settings fit and the steps that it
 * uses come before it.
 *
 * @param inputs the names of the steps that it uses, by key
 */
record PlannedStep<S extends Record>(
    StepText text, Step<S> step, S settings, Map<String, String> inputs) {
  /**
   * Plans a step.
   *
   * @param before the names of the steps before it
   * @throws InvalidInput with the line, when the step makes no sense
   */
  static PlannedStep<?> of(StepText text, Steps kinds, Set<String> before) {
    Step<?> step;
    try {
      step = kinds.named(text.kind());
    } catch (InvalidInput problem) {
      throw at(text.place("do"), problem);
    }
    return of(text, step, before);
  }

  private static <S extends Record> PlannedStep<S> of(
      StepText text, Step<S> step, Set<String> before) {
    Map<String, String> inputs = new TreeMap<>();
    Map<String, String> settings = new LinkedHashMap<>(text.settings());
    for (Step.Input input : step.inputs()) {
      String named = settings.remove(input.key());
      if (named == null && input.needed()) {
        throw new InvalidInput(
            null,
            text.place(input.key()),
            "the step " + text.name() + " without " + input.key(),
            input.key() + ": the name of an earlier step that gives " + input.text(),
            before.isEmpty() ? "" : "earlier steps are " + String.join(", ", before));
      } else if (named != null && !before.contains(named)) {
        throw new InvalidInput(
            null,
            text.place(input.key()),
            "'" + named + "'",
            "an earlier step" + (before.isEmpty() ? "" : ", one of " + String.join(", ", before)),
            new Spelling(before).hint(named, ""));
      } else if (named != null) {
        inputs.put(input.key(), named);
      }
    }
    List<String> known = step.settings().items().stream().map(item -> item.name()).toList();
    for (String name : settings.keySet()) {
      if (!known.contains(name)) {
        List<String> all =
            java.util.stream.Stream.concat(
                    step.inputs().stream().map(Step.Input::key), known.stream())
                .toList();
        throw new InvalidInput(
            null,
            text.place(name),
            "the setting '" + name + "' of a step that does " + text.kind(),
            all.isEmpty() ? "none" : "one of " + String.join(", ", all),
            new Spelling(all).hint(name, ""));
      }
    }
    try {
      return new PlannedStep<>(text, step, step.settings().read(settings), inputs);
    } catch (InvalidInput problem) {
      String setting = problem.place() == null ? "" : problem.place();
      throw at(text.place(known.contains(setting) ? setting : culprit(text, problem)), problem);
    }
  }

  /** The setting whose text the problem is about, where it does not say so. */
  private static String culprit(StepText text, InvalidInput problem) {
    return text.settings().entrySet().stream()
        .filter(
            setting ->
                problem.found() != null
                    && !setting.getValue().isEmpty()
                    && (setting.getValue().equals(problem.found())
                        || problem.found().contains("'" + setting.getValue().split(":")[0] + "'")))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("do");
  }

  private static InvalidInput at(String place, InvalidInput problem) {
    return new InvalidInput(null, place, problem.found(), problem.expected(), problem.hint());
  }

  /** All settings as text. */
  Map<String, String> values() {
    return step.settings().values(settings);
  }

  /** What it reads from outside. */
  Map<String, ObjectId> reads(Surroundings surroundings) throws IOException {
    return step.reads(settings, surroundings);
  }

  void run(Work work) throws IOException {
    try {
      step.run(settings, work);
    } catch (InvalidInput problem) {
      String asked = "asked for by the step " + text.name() + ", " + text.place("");
      if (problem.source() != null) {
        boolean hinted = problem.hint() != null && !problem.hint().isEmpty();
        throw new InvalidInput(
            problem.source(),
            problem.place(),
            problem.found(),
            problem.expected(),
            hinted ? problem.hint() + "; " + asked : asked);
      }
      String place = text.place("") + ", step " + text.name();
      throw new InvalidInput(
          null,
          problem.place() == null ? place : place + ", " + problem.place(),
          problem.found(),
          problem.expected(),
          problem.hint());
    }
  }

  /**
   * The hash of everything that its result depends on.
   *
   * @param build of the program that does it
   * @param results by key what the steps that it uses gave
   */
  ObjectId key(ObjectId build, Map<String, ObjectId> results, Map<String, ObjectId> reads) {
    StringBuilder all = new StringBuilder("step 1\n");
    all.append(build).append('\n').append(step.kind()).append('\n');
    append(all, values());
    append(all, results);
    append(all, reads);
    return ObjectId.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Lengths first, so that no two maps give the same text. */
  private static void append(StringBuilder all, Map<String, ?> map) {
    all.append(map.size()).append('\n');
    new TreeMap<>(map)
        .forEach(
            (key, value) -> {
              String text = value.toString();
              all.append(key.length()).append(' ').append(key).append('=');
              all.append(text.length()).append(' ').append(text).append('\n');
            });
  }
}
