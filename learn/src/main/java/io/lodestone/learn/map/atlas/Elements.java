package io.lodestone.learn.map.atlas;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The elements of the materials of a map, as names for its places. */
public final class Elements {
  /** How much commoner an element has to be in a crowd than outside of it to stand for it. */
  private static final double COMMONER = 0.25;

  private static final int MOST = 3;

  private final List<Optional<Composition>> compositions;

  /**
   * The elements of materials.
   *
   * @param formulas one for each; null, or no formula, where it is not known
   */
  public Elements(List<String> formulas) {
    compositions = formulas.stream().map(Elements::composition).toList();
  }

  private static Optional<Composition> composition(String formula) {
    try {
      return formula == null ? Optional.empty() : Optional.of(Composition.parse(formula));
    } catch (InvalidInput noFormula) {
      return Optional.empty();
    }
  }

  /** Whether at least one material has a formula. */
  public boolean areKnown() {
    return compositions.stream().anyMatch(Optional::isPresent);
  }

  /** The elements of each material. */
  public List<List<String>> ofEach() {
    return compositions.stream().map(one -> one.map(Elements::symbols).orElse(List.of())).toList();
  }

  /** The chemical system of each material, such as {@code Li-O}. */
  public List<List<String>> systems() {
    return ofEach().stream()
        .map(symbols -> symbols.isEmpty() ? symbols : List.of(String.join("-", symbols)))
        .toList();
  }

  private static List<String> symbols(Composition composition) {
    return composition.elements().stream().map(Element::symbol).sorted().toList();
  }

  /**
   * What sets crowds apart: the elements that are commoner in each than elsewhere.
   *
   * @param labels the number of the crowd of each material, -1 for none
   * @return for each crowd a text such as {@code O, Ti}; empty where no element is
   */
  public List<String> ofCrowds(int[] labels, int count) {
    List<List<String>> each = ofEach();
    List<String> texts = new ArrayList<>();
    for (int crowd = 0; crowd < count; crowd++) {
      Map<String, int[]> seen = new TreeMap<>();
      int inside = 0;
      int outside = 0;
      for (int row = 0; row < labels.length; row++) {
        int side = labels[row] == crowd ? 0 : 1;
        inside += side == 0 ? 1 : 0;
        outside += side;
        for (String symbol : each.get(row)) {
          seen.computeIfAbsent(symbol, key -> new int[2])[side]++;
        }
      }
      double within = Math.max(1, inside);
      double without = Math.max(1, outside);
      texts.add(
          String.join(
              ", ",
              seen.entrySet().stream()
                  .map(one -> Map.entry(one.getKey(), lift(one.getValue(), within, without)))
                  .filter(one -> one.getValue() > COMMONER)
                  .sorted(Comparator.comparing((Map.Entry<String, Double> one) -> -one.getValue()))
                  .limit(MOST)
                  .map(Map.Entry::getKey)
                  .toList()));
    }
    return texts;
  }

  private static double lift(int[] seen, double within, double without) {
    return seen[0] / within - seen[1] / without;
  }
}
