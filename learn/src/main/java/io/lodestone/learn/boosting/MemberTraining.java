package io.lodestone.learn.boosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lodestone.learn.dataset.Features;
import io.lodestone.learn.tree.DecisionTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trains members of an ensemble with XGBoost, each on one thread, so that the same rows and seed
 * give the same trees; they may be trained side by side.
 *
 * <p>XGBoost compares in single precision. Its trees are read from the JSON that it writes, and
 * their thresholds brought to double precision such that each double goes where its nearest float
 * would.
 */
final class MemberTraining {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Odd and without pattern, so that seeds of members have nothing in common. */
  private static final long SEEDS = 0xD1B54A32D192ED03L;

  private final Features features;
  private final float[] labels;
  private final int classes;
  private final BoostingSettings settings;

  /**
   * Training on some rows.
   *
   * @param labels what is to be predicted: numbers about 0, or the number of the class
   * @param classes how many classes; 1 for numbers
   */
  MemberTraining(Features features, float[] labels, int classes, BoostingSettings settings) {
    this.features = features;
    this.labels = labels;
    this.classes = classes;
    this.settings = settings;
  }

  /** The trees of all members, trained on all cores. */
  List<List<DecisionTree>> members(Partitions partitions) {
    return partitions.forMembers(
        member ->
            train(
                partitions.inside(member),
                partitions.leftOut(member),
                Long.hashCode(SEEDS * (settings.seed() + member)) & Integer.MAX_VALUE));
  }

  /**
   * The trees of a member, round after round, up to the round whose score of the rows left out is
   * best.
   *
   * @param inside the rows to train on
   * @param outside the rows left out
   */
  private List<DecisionTree> train(int[] inside, int[] outside, int seed) {
    DMatrix training = null;
    DMatrix leftOut = null;
    Booster booster = null;
    try {
      training = matrix(inside);
      leftOut = matrix(outside);
      Map<String, DMatrix> watched = new LinkedHashMap<>();
      watched.put("left_out", leftOut);
      // No rounds: XGBoost prints the score of each round that it does by itself.
      booster = XGBoost.train(training, parameters(seed), 0, watched, null, null);
      int rounds = boost(booster, training, leftOut);
      return trees(booster.toByteArray("json"), rounds * classes);
    } catch (XGBoostError | IOException e) {
      throw new IllegalStateException("XGBoost: " + e.getMessage(), e);
    } finally {
      dispose(training);
      dispose(leftOut);
      if (booster != null) {
        booster.dispose();
      }
    }
  }

  /** Adds trees until the score of the rows left out gets no better; gives the best number. */
  private int boost(Booster booster, DMatrix training, DMatrix leftOut) throws XGBoostError {
    int best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < settings.trees() && round < best + settings.patience(); round++) {
      booster.update(training, round);
      String told = booster.evalSet(new DMatrix[] {leftOut}, new String[] {"left_out"}, round);
      double score = Double.parseDouble(told.substring(told.lastIndexOf(':') + 1));
      if (score < least) {
        least = score;
        best = round + 1;
      }
    }
    return best;
  }

  private static void dispose(DMatrix matrix) {
    if (matrix != null) {
      matrix.dispose();
    }
  }

  private Map<String, Object> parameters(int seed) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("objective", classes > 1 ? "multi:softprob" : "reg:squarederror");
    parameters.put("eval_metric", classes > 1 ? "mlogloss" : "rmse");
    if (classes > 1) {
      parameters.put("num_class", classes);
    }
    parameters.put("base_score", 0);
    parameters.put("tree_method", "hist");
    parameters.put("max_bin", 256);
    parameters.put("eta", settings.rate());
    parameters.put("max_depth", settings.maxDepth());
    parameters.put("min_child_weight", settings.minWeight());
    parameters.put("subsample", settings.rows());
    parameters.put("colsample_bynode", settings.share());
    parameters.put("lambda", settings.l2());
    parameters.put("seed", seed);
    parameters.put("nthread", 1);
    parameters.put("verbosity", 0);
    return parameters;
  }

  private DMatrix matrix(int[] rows) throws XGBoostError {
    int width = features.width();
    float[] values = new float[Math.multiplyExact(rows.length, width)];
    float[] answers = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      answers[i] = labels[rows[i]];
      for (int j = 0; j < width; j++) {
        // XGBoost refuses infinities.
        double value = features.value(rows[i], j);
        values[i * width + j] = (float) Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE);
      }
    }
    DMatrix matrix = new DMatrix(values, rows.length, width, Float.NaN);
    matrix.setLabel(answers);
    return matrix;
  }

  private static List<DecisionTree> trees(byte[] model, int count) throws IOException {
    JsonNode all =
        JSON.readTree(model).path("learner").path("gradient_booster").path("model").path("trees");
    List<DecisionTree> trees = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trees.add(tree(all.get(i)));
    }
    return trees;
  }

  /** A tree whose nodes are numbered anew, so that children are neighbours. */
  private static DecisionTree tree(JsonNode json) {
    JsonNode leftChildren = json.get("left_children");
    JsonNode rightChildren = json.get("right_children");
    JsonNode splits = json.get("split_indices");
    JsonNode conditions = json.get("split_conditions");
    JsonNode weights = json.get("sum_hessian");
    int most = leftChildren.size();
    int[] own = new int[most];
    int nodes = 1;
    int[] feature = new int[most];
    double[] threshold = new double[most];
    int[] left = new int[most];
    int[] right = new int[most];
    double[] cover = new double[most];
    double[] value = new double[most];
    for (int node = 0; node < nodes; node++) {
      int theirs = own[node];
      int child = leftChildren.get(theirs).asInt();
      cover[node] = weights.get(theirs).asDouble();
      float condition = (float) conditions.get(theirs).asDouble();
      if (child < 0) {
        feature[node] = -1;
        value[node] = condition;
      } else {
        feature[node] = splits.get(theirs).asInt();
        threshold[node] = lastBelow(condition);
        left[node] = nodes;
        right[node] = nodes + 1;
        own[nodes++] = child;
        own[nodes++] = rightChildren.get(theirs).asInt();
      }
    }
    return new DecisionTree(
        Arrays.copyOf(feature, nodes),
        Arrays.copyOf(threshold, nodes),
        Arrays.copyOf(left, nodes),
        Arrays.copyOf(right, nodes),
        Arrays.copyOf(cover, nodes),
        Arrays.copyOf(value, nodes));
  }

  /** The largest double whose nearest float is below a float. */
  static double lastBelow(float limit) {
    double middle = ((double) Math.nextDown(limit) + limit) / 2;
    return (float) middle < limit ? middle : Math.nextDown(middle);
  }
}
