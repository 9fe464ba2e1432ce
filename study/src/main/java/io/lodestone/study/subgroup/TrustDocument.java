package io.lodestone.study.subgroup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lodestone.learn.dataset.Dataset;
import io.lodestone.learn.dataset.NumberColumn;
import io.lodestone.learn.subgroup.ErrorRegion;
import io.lodestone.learn.subgroup.TrustedRegion;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a model may be trusted, as JSON: its rules, and the error of each row held out. */
public record TrustDocument(TrustedRegion region) {
  /** As a JSON object. */
  public ObjectNode json() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    NumberColumn errors = region.errors();
    node.put("unit", errors.unit().text().equals("-") ? "" : errors.unit().text());
    node.put("rows_held_out", region.heldOut());
    node.put("mean_absolute_error", region.error());
    write(node.putObject("low_errors"), region.trusted());
    region.failing().ifPresent(failing -> write(node.putObject("high_errors"), failing));
    Dataset rows = region.judged().data();
    Set<Integer> inside =
        Arrays.stream(region.trusted().subgroup().selector().rows(rows))
            .boxed()
            .collect(Collectors.toSet());
    ArrayNode list = node.putArray("held_out");
    for (int row = 0; row < rows.size(); row++) {
      list.addObject()
          .put("id", rows.ids().get(row))
          .put("absolute_error", errors.value(row))
          .put("inside", inside.contains(row));
    }
    return node;
  }

  private static void write(ObjectNode node, ErrorRegion region) {
    node.put("rule", region.subgroup().selector().text());
    node.put("filter", region.subgroup().selector().filter().orElse(null));
    node.put("proven", region.proven());
    node.put("size", region.judged().size());
    node.put("coverage", region.judged().coverage());
    // JSON has no word for the mean of nothing.
    put(node, "mean_absolute_error_inside", region.errorInside());
    put(node, "mean_absolute_error_outside", region.errorOutside());
    node.put("p_value", region.judged().pValue());
    node.put("confirmed", region.judged().confirmed());
  }

  private static void put(ObjectNode node, String name, double value) {
    node.put(name, Double.isFinite(value) ? (Double) value : null);
  }
}
