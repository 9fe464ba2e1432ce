package io.lodestone.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.file.WholeFile;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.learn.calibration.BootstrapEnsemble;
import io.lodestone.learn.domain.Domain;
import io.lodestone.learn.domain.Rule;
import io.lodestone.learn.imputation.Imputation;
import io.lodestone.learn.state.ModelState;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The file of a model: a zip archive of {@code model.json}, which says how the model came about and
 * what its parts are, and the parts, arrays of little-endian numbers.
 */
public final class ModelFile {
  private static final String FORMAT = "lodestone-model-1";
  private static final String ABOUT = "model.json";
  private static final long MOST_ABOUT = 256L << 20;
  private static final int CHUNK = 1 << 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;

  /** The file of that name; it need not be there yet. */
  public ModelFile(Path path) {
    this.path = path;
  }

  /** Writes a model, in place of what the file held. */
  public void write(Model model) throws IOException {
    try (WholeFile file = WholeFile.at(path)) {
      writeTo(file.part(), model);
      file.appear();
    }
  }

  private static void writeTo(Path part, Model model) throws IOException {
    ModelState state =
        new ModelState()
            .put("learner/", model.predictor().state())
            .put("domain/", model.domain().state())
            .put("errors/", model.errors().state());
    model.imputation().ifPresent(gaps -> state.put("gaps/", gaps.state()));
    ObjectNode about = about(model);
    ObjectNode parts = about.putObject("parts");
    state.parts().forEach((name, value) -> describe(parts.putObject(name), value));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
      zip.setLevel(Deflater.BEST_SPEED);
      entry(zip, ABOUT);
      zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(about));
      for (Map.Entry<String, Object> one : state.parts().entrySet()) {
        entry(zip, "parts/" + one.getKey());
        write(one.getValue(), zip);
      }
    }
  }

  /** The same model gives the same bytes, whenever it is written. */
  private static void entry(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
  }

  private static ObjectNode about(Model model) {
    Model.About about = model.about();
    ObjectNode node = JSON.createObjectNode();
    node.put("format", FORMAT);
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

  private static void describe(ObjectNode node, Object value) {
    switch (value) {
      case double[] array -> node.put("type", "float64").put("length", array.length);
      case float[] array -> node.put("type", "float32").put("length", array.length);
      case int[] array -> node.put("type", "int32").put("length", array.length);
      case byte[] array -> node.put("type", "uint8").put("length", array.length);
      case String text ->
          node.put("type", "utf-8").put("length", text.getBytes(StandardCharsets.UTF_8).length);
      default -> throw new IllegalArgumentException("part of " + value.getClass());
    }
  }

  private static void write(Object value, OutputStream out) throws IOException {
    switch (value) {
      case byte[] array -> out.write(array);
      case String text -> out.write(text.getBytes(StandardCharsets.UTF_8));
      case double[] array -> {
        ByteBuffer bytes = buffer();
        for (int from = 0; from < array.length; from += CHUNK / 8) {
          int size = Math.min(CHUNK / 8, array.length - from);
          bytes.asDoubleBuffer().put(array, from, size);
          out.write(bytes.array(), 0, 8 * size);
        }
      }
      case float[] array -> {
        ByteBuffer bytes = buffer();
        for (int from = 0; from < array.length; from += CHUNK / 4) {
          int size = Math.min(CHUNK / 4, array.length - from);
          bytes.asFloatBuffer().put(array, from, size);
          out.write(bytes.array(), 0, 4 * size);
        }
      }
      case int[] array -> {
        ByteBuffer bytes = buffer();
        for (int from = 0; from < array.length; from += CHUNK / 4) {
          int size = Math.min(CHUNK / 4, array.length - from);
          bytes.asIntBuffer().put(array, from, size);
          out.write(bytes.array(), 0, 4 * size);
        }
      }
      default -> throw new IllegalArgumentException("part of " + value.getClass());
    }
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads the model.
   *
   * @throws InvalidInput when the file is not there, is no model, is damaged or was made by a
   *     learner that this program does not have
   */
  public Model read() throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new InvalidInput(path.toString(), null, "nothing there", "a model file", null);
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      JsonNode about = JSON.readTree(bytes(zip, ABOUT, -1));
      if (!about.path("format").asText().equals(FORMAT)) {
        throw damaged("the format '" + about.path("format").asText() + "'", FORMAT);
      }
      return model(zip, about);
    } catch (ZipException
        | EOFException
        | JsonProcessingException
        | ArithmeticException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw damaged("something else", "a model that 'lodestone fit' wrote").in(path.toString());
    } catch (InvalidInput problem) {
      throw problem.in(path.toString());
    }
  }

  private static InvalidInput damaged(String found, String expected) {
    return new InvalidInput("model", null, found, expected, "fit the model again");
  }

  private static Model model(ZipFile zip, JsonNode about) throws IOException {
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
    ModelState state = state(zip, about.path("parts"));
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

  private static ModelState state(ZipFile zip, JsonNode parts) throws IOException {
    ModelState state = new ModelState();
    for (Map.Entry<String, JsonNode> part : parts.properties()) {
      String type = part.getValue().path("type").asText();
      int size =
          switch (type) {
            case "float64" -> Double.BYTES;
            case "float32" -> Float.BYTES;
            case "int32" -> Integer.BYTES;
            default -> 1;
          };
      long length = part.getValue().path("length").asLong(-1);
      if (length < 0) {
        throw damaged("part " + part.getKey() + " without a length", "one");
      }
      ByteBuffer bytes =
          ByteBuffer.wrap(bytes(zip, "parts/" + part.getKey(), length * size))
              .order(ByteOrder.LITTLE_ENDIAN);
      String name = part.getKey();
      switch (type) {
        case "float64" -> {
          double[] array = new double[(int) length];
          bytes.asDoubleBuffer().get(array);
          state.put(name, array);
        }
        case "float32" -> {
          float[] array = new float[(int) length];
          bytes.asFloatBuffer().get(array);
          state.put(name, array);
        }
        case "int32" -> {
          int[] array = new int[(int) length];
          bytes.asIntBuffer().get(array);
          state.put(name, array);
        }
        case "uint8" -> state.put(name, bytes.array());
        case "utf-8" -> state.put(name, new String(bytes.array(), StandardCharsets.UTF_8));
        default -> throw damaged("part " + name + " of type " + type, "float64, int32, ...");
      }
    }
    return state;
  }

  /**
   * The content of an entry. What it unpacks to is bounded by the length that the model states,
   * which is bounded in turn by the memory that the program may use.
   *
   * @param length its length; -1 where none is stated
   */
  private static byte[] bytes(ZipFile zip, String name, long length) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw damaged("no " + name, "it");
    }
    long most = length < 0 ? MOST_ABOUT : length;
    if (most > Integer.MAX_VALUE - 8 || most > Runtime.getRuntime().maxMemory()) {
      throw damaged(name + " of " + most + " bytes", "what fits in memory");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) most);
      if (in.read() >= 0 || length >= 0 && bytes.length != length) {
        throw damaged(name + " of another length", most + " bytes");
      }
      return bytes;
    }
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = JSON.convertValue(node, new TypeReference<List<String>>() {});
    return texts == null ? List.of() : List.copyOf(texts);
  }
}
