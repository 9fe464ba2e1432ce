package io.lodestone.study.equation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.learn.sisso.Separation;
import java.util.List;

/**
 * Which features separate two classes, as JSON: conditions as text and MathML with their features,
 * weights and errors.
 *
 * @param found for each dimension the best, the best first
 * @param firstDimension the first that is told
 */
public record SeparationDocument(List<List<Separation>> found, int firstDimension) {
  private static final int DIGITS = 5;

  /** How many digits of a bound or weight people see. */
  private static final int DIGITS_SEEN = 4;

  /**
   * As a JSON object.
   *
   * @param rivals how many others are told for each dimension
   */
  public ObjectNode json(int rivals) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode whole = mapper.createObjectNode();
    whole.put("chosen_dimension", found.size());
    ArrayNode dimensions = whole.putArray("dimensions");
    for (int d = Math.min(firstDimension, found.size()); d <= found.size(); d++) {
      ObjectNode one = dimensions.addObject();
      one.put("dimension", d);
      ArrayNode list = one.putArray("separations");
      List<Separation> all = found.get(d - 1);
      for (Separation separation : all.subList(0, Math.min(all.size(), rivals + 1))) {
        write(list.addObject(), separation);
      }
    }
    return whole;
  }

  private static void write(ObjectNode node, Separation separation) {
    node.put("class", separation.second());
    node.put("condition", separation.condition(DIGITS));
    node.put("mathml", new MathMl(DIGITS_SEEN).condition(separation));
    node.put("accuracy", separation.accuracy());
    node.put("errors", separation.errors());
    node.put("overlap", separation.overlap());
    node.put("intercept", separation.intercept());
    ArrayNode features = node.putArray("features");
    for (int i = 0; i < separation.features().size(); i++) {
      ObjectNode feature = features.addObject();
      feature.put("expression", separation.features().get(i).toString());
      feature.put("unit", separation.featureUnits().get(i));
      feature.put("weight", separation.weights().get(i));
    }
  }
}
