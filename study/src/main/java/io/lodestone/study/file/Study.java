package io.lodestone.study.file;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.error.Spelling;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An analysis as its author wrote it: what it claims, what was published, and the steps by which
 * anyone comes to the same.
 *
 * @param text the whole file
 * @param title one line
 * @param claim what is claimed, in a sentence
 * @param about more of it, or empty
 * @param authors of the study, or none
 * @param publication where the claim was published, or empty
 * @param doi of the publication, or empty
 * @param licence SPDX identifier or address of the licence of data and results
 * @param citation how to cite the study, or empty
 * @param tolerance relative difference up to which numbers count as the same elsewhere
 * @param steps in the order in which they are done; each uses only earlier ones
 * @param findings the numbers that it is about
 */
public record Study(
    String text,
    String title,
    String claim,
    String about,
    List<String> authors,
    String publication,
    String doi,
    String licence,
    String citation,
    double tolerance,
    List<StepText> steps,
    List<Finding> findings) {
  private static final List<String> KEYS =
      List.of(
          "title",
          "claim",
          "about",
          "authors",
          "publication",
          "doi",
          "licence",
          "citation",
          "tolerance",
          "steps",
          "findings");
  private static final double TOLERANCE = 1e-6;
  private static final long LONGEST = 1 << 20;

  public Study {
    authors = List.copyOf(authors);
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
  }

  /**
   * Reads a study.
   *
   * @throws InvalidInput when it is not there, is no YAML, has keys that are not known, or lacks
   *     title, claim, licence or steps; with the line
   */
  public static Study read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput(
          file.toString(), null, Files.exists(file) ? "a folder" : "nothing there", "a study", "");
    } else if (Files.size(file) > LONGEST) {
      throw new InvalidInput(
          file.toString(), null, Files.size(file) + " bytes", "at most " + LONGEST, "");
    }
    try {
      return parse(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new InvalidInput(file.toString(), null, "other bytes", "text in UTF-8", "");
    } catch (InvalidInput problem) {
      throw problem.in(file.toString());
    }
  }

  /** Reads a study from its text, as {@link #read}. */
  public static Study parse(String text) {
    Tree.Mapping file = new YamlText(text).read();
    file.allowOnly(KEYS);
    List<StepText> steps = new ArrayList<>();
    Tree.Mapping listed =
        file.get("steps")
            .orElseThrow(() -> new InvalidInput(null, null, "no steps", "steps", ""))
            .asMapping("steps");
    listed.entries().forEach((name, tree) -> steps.add(StepText.of(name, tree)));
    if (steps.isEmpty()) {
      throw new InvalidInput(null, listed.place(), "no steps", "at least one", "");
    }
    List<Finding> findings = new ArrayList<>();
    file.get("findings")
        .ifPresent(tree -> tree.asItems().forEach(item -> findings.add(Finding.of(item))));
    Set<String> names = new HashSet<>(steps.stream().map(StepText::name).toList());
    for (Finding finding : findings) {
      if (!names.contains(finding.step())) {
        throw new InvalidInput(
            null,
            "line " + finding.line(),
            "a finding of the step '" + finding.step() + "'",
            "one of " + String.join(", ", names.stream().sorted().toList()),
            new Spelling(names).hint(finding.step(), ""));
      }
    }
    return new Study(
        text,
        file.required("title", "one line"),
        file.required("claim", "what is claimed, in a sentence"),
        file.text("about"),
        file.get("authors")
            .map(tree -> tree.asItems().stream().map(item -> item.asText("authors")).toList())
            .orElse(List.of()),
        file.text("publication"),
        file.text("doi"),
        file.required("licence", "that of data and results, such as CC-BY-4.0"),
        file.text("citation"),
        tolerance(file),
        steps,
        findings);
  }

  private static double tolerance(Tree.Mapping file) {
    String text = file.text("tolerance");
    if (text.isEmpty()) {
      return TOLERANCE;
    }
    try {
      double tolerance = Double.parseDouble(text);
      if (tolerance >= 0 && tolerance < 1) {
        return tolerance;
      }
    } catch (NumberFormatException e) {
      // Falls through: said below.
    }
    throw new InvalidInput(
        null,
        file.get("tolerance").map(Tree::place).orElse(null),
        text,
        "a relative difference from 0 to 1, such as 1e-6",
        "");
  }

  /** The findings of a step. */
  public List<Finding> findings(String step) {
    return findings.stream().filter(finding -> finding.step().equals(step)).toList();
  }

  /** The steps by name. */
  public Map<String, StepText> byName() {
    Map<String, StepText> all = new java.util.LinkedHashMap<>();
    steps.forEach(step -> all.put(step.name(), step));
    return all;
  }
}
