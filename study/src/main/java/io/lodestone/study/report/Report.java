package io.lodestone.study.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.core.table.RecordReader;
import io.lodestone.study.file.Study;
import io.lodestone.study.record.Environment;
import io.lodestone.study.record.NamedNumber;
import io.lodestone.study.record.StepRecord;
import io.lodestone.study.record.StoredFile;
import io.lodestone.study.record.StudyRecord;
import io.lodestone.study.record.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A page that tells a study whole: claim, findings, steps with their figures, equations and tables,
 * and how to repeat it. It needs no other file and no network, and its own policy forbids both.
 *
 * @param folders where the files of each step are
 */
public record Report(Study study, StudyRecord record, Function<String, Path> folders) {
  private static final int MOST_ROWS = 50;
  private static final int MOST_COLUMNS = 14;
  private static final long LARGEST_FIGURE = 2 << 20;

  /** The page. */
  public String html() throws IOException {
    String style = resource("report.css");
    String script = resource("sort.js");
    Html page = new Html();
    page.raw("<!DOCTYPE html>").raw("<html lang=\"en\"><head><meta charset=\"utf-8\">");
    page.raw(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'unsafe-inline'; img-src data:; script-src 'sha256-"
            + hash(script)
            + "'\">");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.element("title", record.title());
    page.raw("<style>" + style + "</style></head><body><main>");
    head(page);
    findings(page);
    for (Map.Entry<String, StepRecord> step : record.steps().entrySet()) {
      step(page, step.getKey(), step.getValue());
    }
    repeat(page);
    page.raw("</main><script>" + script + "</script></body></html>");
    return page.toString();
  }

  private void head(Html page) {
    page.element("h1", record.title());
    if (!study.authors().isEmpty()) {
      page.element("p", "meta", String.join(", ", study.authors()));
    }
    page.element("p", "claim", record.claim());
    if (!study.about().isEmpty()) {
      page.element("p", study.about());
    }
    if (!record.publication().isEmpty()) {
      page.element("p", "meta", "Publication: " + record.publication());
    }
    if (!record.doi().isEmpty()) {
      String doi = Html.escaped(record.doi().replaceFirst("^https?://(dx\\.)?doi\\.org/", ""));
      page.raw("<p class=\"meta\"><a href=\"https://doi.org/" + doi + "\">doi:" + doi + "</a></p>");
    }
    page.element(
        "p",
        "meta",
        "Licence of data and results: "
            + record.licence()
            + (study.citation().isEmpty() ? "" : ". Cite as: " + study.citation()));
  }

  private void findings(Html page) {
    if (record.findings().isEmpty()) {
      return;
    }
    page.raw("<h2>Findings</h2>");
    List<List<Object>> rows = new ArrayList<>();
    for (Verdict verdict : record.findings()) {
      rows.add(
          Arrays.asList(
              verdict.what(),
              verdict.ours(),
              Html.Uncertainty.of(verdict.std()),
              verdict.unit(),
              verdict.published().isEmpty() ? null : verdict.published(),
              verdict.expected(),
              verdict.agrees()
                  ? new Html.Marked("agrees", "agrees")
                  : new Html.Marked("differs", "differs")));
    }
    page.table(List.of("finding", "ours", "±", "unit", "published", "expected", "verdict"), rows);
  }

  private void step(Html page, String name, StepRecord step) throws IOException {
    page.raw("<h2>" + Html.escaped(name) + "<small>" + Html.escaped(step.kind()) + "</small></h2>");
    for (StoredFile file : step.files()) {
      if (file.name().endsWith(".json")) {
        equation(page, folders.apply(name).resolve(file.name()));
      }
    }
    step.said().forEach(words -> page.element("p", words));
    numbers(page, step);
    for (StoredFile file : step.files()) {
      Path place = folders.apply(name).resolve(file.name());
      if (file.name().endsWith(".svg") && file.size() <= LARGEST_FIGURE) {
        figure(page, place);
      } else if (file.name().endsWith(".csv")) {
        table(page, place);
      }
    }
    page.raw("<details><summary>Settings, inputs and files</summary>");
    List<List<Object>> rows = new ArrayList<>();
    step.settings().forEach((key, value) -> rows.add(List.of("setting", key, value)));
    step.inputs().forEach((key, value) -> rows.add(List.of("uses", key, value.hex())));
    step.reads().forEach((key, value) -> rows.add(List.of("reads", key, value.hex())));
    step.files().forEach(file -> rows.add(List.of("gives", file.name(), file.sha256().hex())));
    page.table(List.of("", "name", "value or SHA-256"), rows);
    page.element("p", "note", "Done " + step.finished() + " in " + step.seconds() + " s.");
    page.raw("</details>");
  }

  private static void numbers(Html page, StepRecord step) {
    if (step.numbers().isEmpty()) {
      return;
    }
    List<List<Object>> rows = new ArrayList<>();
    for (NamedNumber number : step.numbers()) {
      rows.add(
          Arrays.asList(
              number.name(), number.value(), Html.Uncertainty.of(number.std()), number.unit()));
    }
    page.table(List.of("number", "value", "±", "unit"), rows);
  }

  /** The best equation of a search, typeset, with its coefficients. */
  private static void equation(Html page, Path file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    int chosen = json.path("chosen_dimension").asInt(0);
    JsonNode best = null;
    for (JsonNode dimension : json.path("dimensions")) {
      if (dimension.path("dimension").asInt() == chosen) {
        best = dimension.path("equations").path(0);
        condition(page, dimension.path("separations").path(0));
      }
    }
    if (best == null) {
      return;
    }
    for (JsonNode fit : best.path("fits")) {
      String maths = fit.path("mathml").asText();
      if (!fit.path("task").asText().isEmpty()) {
        page.element("h3", fit.path("task").asText());
      }
      typeset(page, maths, fit.path("text").asText());
      List<List<Object>> rows = new ArrayList<>();
      String unit = json.path("unit").asText();
      rows.add(
          Arrays.asList(
              "constant",
              fit.path("intercept").asDouble(),
              error(fit.path("intercept_error")),
              unit));
      for (int i = 0; i < best.path("features").size(); i++) {
        JsonNode feature = best.path("features").path(i);
        rows.add(
            Arrays.asList(
                feature.path("expression").asText(),
                fit.path("coefficients").path(i).asDouble(),
                error(fit.path("errors").path(i)),
                feature.path("coefficient_unit").asText()));
      }
      page.table(List.of("coefficient of", "value", "standard error", "unit"), rows);
    }
  }

  /** Where the second of two classes is, typeset. */
  private static void condition(Html page, JsonNode separation) {
    if (separation.has("condition")) {
      page.element("p", separation.path("class").asText() + " where");
      typeset(page, separation.path("mathml").asText(), separation.path("condition").asText());
    }
  }

  private static void typeset(Html page, String maths, String text) {
    if (new Markup(maths).isMaths()) {
      page.raw("<div class=\"equation\">" + maths + "</div>");
    } else {
      page.element("pre", text);
    }
  }

  private static Html.Uncertainty error(JsonNode node) {
    return node.isNumber() ? new Html.Uncertainty(node.asDouble()) : null;
  }

  private static void figure(Html page, Path file) throws IOException {
    String drawing = Files.readString(file).strip().replaceFirst("^<\\?xml[^>]*\\?>\\s*", "");
    if (new Markup(drawing).isDrawing()) {
      page.raw("<figure>" + drawing + "</figure>");
    } else {
      String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
      page.raw("<figure><img alt=\"\" src=\"data:image/svg+xml;base64," + bytes + "\"></figure>");
    }
  }

  /** The first rows of a table. */
  private static void table(Html page, Path file) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    List<String> header;
    long count = 0;
    try (RecordReader reader =
        new RecordReader(Files.newBufferedReader(file), file.getFileName().toString(), ',')) {
      header = reader.next();
      for (List<String> row = reader.next(); row != null; row = reader.next()) {
        if (++count <= MOST_ROWS) {
          rows.add(row.stream().limit(MOST_COLUMNS).<Object>map(Report::typed).toList());
        }
      }
    }
    page.raw(
        "<details><summary>"
            + Html.escaped(file.getFileName().toString())
            + ": "
            + Html.number(count)
            + " rows"
            + (count > MOST_ROWS ? ", of which the first " + MOST_ROWS : "")
            + (header.size() > MOST_COLUMNS
                ? ", " + header.size() + " columns, of which the first " + MOST_COLUMNS
                : "")
            + "</summary>");
    page.table(header.stream().limit(MOST_COLUMNS).toList(), rows);
    page.raw("</details>");
  }

  private static Object typed(String cell) {
    try {
      double value = Double.parseDouble(cell);
      return Double.isFinite(value) ? (Object) value : cell;
    } catch (NumberFormatException e) {
      return cell;
    }
  }

  private void repeat(Html page) {
    page.raw("<h2>How to repeat this</h2>");
    page.raw(
        "<p>With the study's file, the data it names and <a"
            + " href=\"https://openjdk.org/\">Java</a> 25, Lodestone does every step again and says"
            + " of each whether the same bytes come out:</p>");
    page.element(
        "pre",
        "lodestone study run "
            + record.name()
            + ".yaml\nlodestone reproduce "
            + record.name()
            + ".yaml");
    page.raw("<p>The exported crate holds data, recipe and results, and needs nothing else:</p>");
    page.element("pre", "lodestone reproduce " + record.name() + ".zip");
    page.raw("<details open><summary>The study as it was written</summary>");
    page.element("pre", study.text());
    page.raw("</details>");
    page.raw("<details><summary>Software and machine</summary>");
    for (Environment environment :
        record.steps().values().stream().map(StepRecord::environment).distinct().toList()) {
      List<List<Object>> rows = new ArrayList<>();
      rows.add(List.of("program", environment.program()));
      rows.add(List.of("build", environment.build().hex()));
      rows.add(List.of("Java", environment.runtime()));
      rows.add(List.of("processor", environment.processor()));
      rows.add(List.of("cores", "" + environment.cores()));
      rows.add(List.of("system", environment.system()));
      environment.libraries().forEach((name, version) -> rows.add(List.of(name, version)));
      page.table(List.of("name", "version"), rows);
    }
    page.raw("</details>");
    page.element(
        "p",
        "note",
        "Numbers count as the same within a relative difference of " + study.tolerance() + ".");
  }

  private static String resource(String name) {
    try (InputStream in = Report.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String script) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
