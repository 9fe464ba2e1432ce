package io.lodestone.learn;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.calibration.BootstrapEnsemble;
import io.lodestone.learn.domain.Domain;
import io.lodestone.learn.domain.Rule;
import io.lodestone.learn.imputation.Imputation;
import io.lodestone.learn.state.ModelState;
import io.lodestone.learn.state.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file of a model: a zip archive of {@code model.json}, which says how the model came about and
 * what its parts are, and the parts, arrays of little-endian numbers.
 */
public final class ModelFile {
  private static final String FORMAT = "lodestone-model-1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StateFile file;

  /** The file of that name; it need not be there yet. */
  public ModelFile(Path path) {
    file = new StateFile(path, "model", FORMAT);
  }

  /** Writes a model, in place of what the file held. */
  public void write(Model model) throws IOException {
    ModelState state =
        new ModelState()
            .put("learner/", model.predictor().state())
            .put("domain/", model.domain().state())
            .put("errors/", model.errors().state());
    model.imputation().ifPresent(gaps -> state.put("gaps/", gaps.state()));
    file.write(about(model), state);
  }

  private static ObjectNode about(Model model) {
    Model.About about = model.about();
    ObjectNode node = JSON.createObjectNode();
    node.put("recipe", about.recipe());
    node.put("treatment", about.treatment().text());
    node.put("representation", about.representation());
    node.put("training_hash", about.trainingHash());
    node.put("training_rows", about.trainingRows());
    node.put("target", about.target());
    if (about.unit() != null) {
      node.put("unit", about.unit().text());
    }
    node.set("classes", JSON.valueToTree(model.classes()));
    node.set("scores", JSON.valueToTree(about.scores()));
    node.set("notes", JSON.valueToTree(about.notes()));
    about.search().ifPresent(search -> search.write(node.putObject("search")));
    node.set("features", JSON.valueToTree(about.labels()));
    node.set(
        "feature_units",
        JSON.valueToTree(about.units().stream().map(UnitExpression::text).toList()));
    node.set("filled", JSON.valueToTree(about.filled()));
    node.set("rules", JSON.valueToTree(model.domain().rules().stream().map(Rule::text).toList()));
    return node;
  }

  /**
   * Reads the model.
   *
   * @throws InvalidInput when the file is not there, is no model, is damaged or was made by a
   *     learner that this program does not have
   */
  public Model read() throws IOException {
    return file.read(ModelFile::model);
  }

  private static InvalidInput damaged(String found, String expected) {
    return new InvalidInput("model", null, found, expected, "fit the model again");
  }

  private static Model model(JsonNode about, ModelState state) {
    List<String> labels = texts(about.path("features"));
    List<UnitExpression> units =
        texts(about.path("feature_units")).stream().map(UnitExpression::parse).toList();
    if (labels.isEmpty() || labels.size() != units.size()) {
      throw damaged(labels.size() + " features, " + units.size() + " units", "as many of both");
    }
    Map<String, Double> scores =
        JSON.convertValue(
            about.path("scores"), new TypeReference<LinkedHashMap<String, Double>>() {});
    Map<String, Integer> filled =
        JSON.convertValue(
            about.path("filled"), new TypeReference<LinkedHashMap<String, Integer>>() {});
    LearningRecipe<?> recipe = new Learners().parse(about.path("recipe").asText());
    FitOptions treatment = FitOptions.parse(about.path("treatment").asText());
    List<String> classes = texts(about.path("classes"));
    Model.About whole =
        new Model.About(
            recipe.text(),
            treatment,
            about.path("representation").asText(),
            about.path("training_hash").asText(),
            about.path("training_rows").asInt(),
            about.path("target").asText(),
            about.has("unit") ? UnitExpression.parse(about.path("unit").asText()) : null,
            labels,
            units,
            filled == null ? Map.of() : filled,
            scores == null ? Map.of() : scores,
            texts(about.path("notes")),
            about.has("search")
                ? Optional.of(SearchResult.read(about.path("search")))
                : Optional.empty());
    Imputation gaps =
        treatment
            .missing()
            .filling()
            .map(method -> method.read(labels.size(), state.part("gaps/")))
            .orElse(null);
    Domain domain = Domain.read(labels, state.part("domain/"));
    ModelState learned = state.part("learner/");
    return switch (restore(recipe, treatment, labels.size(), learned)) {
      case Predictor.Regressor regressor when classes.isEmpty() ->
          Model.ofNumbers(whole, regressor, Errors.read(state.part("errors/")), domain, gaps);
      case Predictor.Classifier classifier when classifier.classes() == classes.size() ->
          Model.ofClasses(whole, classifier, classes, domain, gaps);
      case Predictor other ->
          throw damaged(
              classes.size() + " classes",
              other instanceof Predictor.Classifier some ? "" + some.classes() : "none");
    };
  }

  private static <S extends Record> Predictor restore(
      LearningRecipe<S> recipe, FitOptions treatment, int width, ModelState state) {
    return treatment.baseline().isEmpty()
        ? learned(recipe, treatment, width, state)
        : BaselineRegressor.read(
            learned(recipe, treatment, width, state.part("difference/")), width, state);
  }

  private static <S extends Record> Predictor learned(
      LearningRecipe<S> recipe, FitOptions treatment, int width, ModelState state) {
    return treatment.calibration() == FitOptions.Calibration.BOOTSTRAP
        ? BootstrapEnsemble.restore(recipe.learner(), recipe.settings(), width, state)
        : recipe.learner().restore(recipe.settings(), width, state);
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = JSON.convertValue(node, new TypeReference<List<String>>() {});
    return texts == null ? List.of() : List.copyOf(texts);
  }
}
