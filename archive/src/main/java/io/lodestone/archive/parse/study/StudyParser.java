package io.lodestone.archive.parse.study;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.auto.service.AutoService;
import io.lodestone.archive.metainfo.MaterialPropertyBuilder;
import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.metainfo.StudySummaryBuilder;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.DerivedUnit;
import io.lodestone.core.quantity.UnitExpression;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the record of a study that ran: its claim, the models it made, the software and data it
 * used and every number that a step came to, so that studies are found by these.
 */
@AutoService(Parser.class)
public final class StudyParser implements Parser {
  private static final Pattern RECORD = Pattern.compile("\\A\\s*\\{\\s*\"lodestone_study\"\\s*:");
  private static final int LONGEST = 64 << 20;

  @Override
  public String program() {
    return "Lodestone";
  }

  @Override
  public String format() {
    return "study";
  }

  @Override
  public Role role() {
    return Role.MEASUREMENT;
  }

  @Override
  public boolean recognizes(FileHead file) {
    return RECORD.matcher(file.text()).find();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    JsonNode record = read(file);
    EntryRecorder entry = sink.begin("");
    JsonNode steps = record.path("steps");
    Set<String> programs = new TreeSet<>();
    Set<String> libraries = new TreeSet<>();
    Set<String> models = new LinkedHashSet<>();
    Map<String, String> reads = new TreeMap<>();
    for (JsonNode step : steps) {
      JsonNode environment = step.path("environment");
      programs.add(environment.path("program").asText());
      libraries.add("Java " + environment.path("runtime").asText());
      environment
          .path("libraries")
          .properties()
          .forEach(library -> libraries.add(library.getKey() + " " + library.getValue().asText()));
      step.path("model_classes").forEach(model -> models.add(model.asText()));
      step.path("reads")
          .properties()
          .forEach(read -> reads.put(read.getKey(), read.getValue().asText()));
    }
    String[] program =
        (programs.isEmpty() ? "Lodestone" : programs.iterator().next()).split(" ", 2);
    entry.program(
        ProgramBuilder.builder()
            .name(program[0])
            .version(program.length > 1 ? program[1] : null)
            .build());
    entry.workflow(WorkflowBuilder.builder().name("Study").build());
    boolean agree = true;
    for (JsonNode finding : record.path("findings")) {
      agree &= finding.path("agrees").asBoolean();
    }
    entry.study(
        StudySummaryBuilder.builder()
            .studyTitle(text(record, "title"))
            .studyClaim(text(record, "claim"))
            .studyPublication(text(record, "publication"))
            .modelClasses(List.copyOf(models))
            .libraries(List.copyOf(libraries))
            .datasets(List.copyOf(reads.keySet()))
            .datasetHashes(List.copyOf(reads.values()))
            .findingsAgree(record.path("findings").isEmpty() ? null : agree)
            .build());
    numbers(steps, entry);
    entry.cleanEnd(true);
  }

  private static String text(JsonNode record, String name) {
    String text = record.path(name).asText();
    return text.isEmpty() ? null : text;
  }

  /**
   * The numbers of all steps. One that several steps give is told of each with the step's name
   * before it, and of the first without.
   */
  private static void numbers(JsonNode steps, EntryRecorder entry) {
    List<String> told = new ArrayList<>();
    steps
        .properties()
        .forEach(
            step -> {
              for (JsonNode number : step.getValue().path("numbers")) {
                String name = number.path("name").asText();
                if (!told.contains(name)) {
                  told.add(name);
                  number(name, number, entry);
                }
                number(step.getKey() + "_" + name, number, entry);
              }
            });
  }

  private static void number(String name, JsonNode number, EntryRecorder entry) {
    String stated = number.path("unit").asText();
    UnitExpression unit = UnitExpression.parse(stated.isEmpty() ? "-" : stated);
    entry.property(
        MaterialPropertyBuilder.builder()
            .name(name)
            .value(unit.toSi(number.path("value").asDouble()))
            .unit(DerivedUnit.of(unit.dimension()))
            .statedUnit(stated.isEmpty() ? null : stated)
            .uncertainty(number.has("std") ? unit.factor() * number.path("std").asDouble() : null)
            .build());
  }

  private static JsonNode read(SourceFile file) throws IOException {
    try (InputStream in = file.open()) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new InvalidInput(file.displayPath(), "", "more bytes", "at most " + LONGEST, "");
      }
      return new ObjectMapper().readTree(bytes);
    } catch (JacksonException e) {
      throw new InvalidInput(
          file.displayPath(),
          "",
          "JSON that breaks off or is damaged",
          "the record of a study",
          "");
    }
  }
}
