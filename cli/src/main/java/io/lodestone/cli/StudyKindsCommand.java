package io.lodestone.cli;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.study.step.Step;
import io.lodestone.study.step.Steps;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lodestone study kinds}: what a step of a study can do, with its settings. */
@Command(
    name = "kinds",
    mixinStandardHelpOptions = true,
    description = {
      "List what steps of a study can do, and the settings of one.",
      "Example: lodestone study kinds sisso"
    })
final class StudyKindsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "KIND", arity = "0..1", description = "the kind whose settings are told")
  private String kind;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Steps steps = new Steps();
    if (kind == null) {
      TextTable table = new TextTable("do", "what", "uses");
      for (Step<?> step : steps.all()) {
        table.row(
            step.kind(),
            step.title(),
            String.join(", ", step.inputs().stream().map(Step.Input::key).toList()));
      }
      table.print(out);
    } else {
      Step<?> step = steps.named(kind);
      out.println(step.kind() + ": " + step.title());
      TextTable table = new TextTable("key", "value", "default", "meaning");
      for (Step.Input input : step.inputs()) {
        table.row(input.key(), "name of a step", input.needed() ? "needed" : "none", input.text());
      }
      for (SettingsType.Item item : step.settings().items()) {
        table.row(item.name(), item.kind(), item.byDefault(), item.text());
      }
      table.print(out);
    }
    out.flush();
    return 0;
  }
}
