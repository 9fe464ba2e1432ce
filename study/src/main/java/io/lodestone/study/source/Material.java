package io.lodestone.study.source;

import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.FeatureSet;
import io.lodestone.represent.Subject;
import io.lodestone.represent.process.Configuration;
import io.lodestone.represent.process.EnsembleMean;
import io.lodestone.represent.process.HistoryFeatures;
import io.lodestone.represent.process.ProcessHistory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A material that a source told, with what it says besides.
 *
 * @param name source and place in it, for messages
 * @param kept a value for each column of the source, null where it is missing
 * @param mixture the configurations that it is a mixture of, mostly one; none where it could not be
 *     read
 * @param temperature of the mixture, K
 * @param problem what is wrong with the material or a cell beside it, or null
 */
public record Material(
    String name,
    Object[] kept,
    List<Configuration<Subject>> mixture,
    double temperature,
    InvalidInput problem) {
  /** A material of one configuration. */
  public static Material of(String name, Object[] kept, Subject subject, InvalidInput problem) {
    return new Material(name, kept, List.of(new Configuration<>(subject, 0, 1)), 0, problem);
  }

  /** A material that could not be read. */
  public static Material unknown(String name, Object[] kept, InvalidInput problem) {
    return new Material(name, kept, List.of(), 0, problem);
  }

  public boolean isKnown() {
    return !mixture.isEmpty();
  }

  /** The features; all missing of a material that could not be read. */
  public FeatureRow row(FeatureSet features) {
    if (mixture.size() == 1) {
      return features.of(mixture.getFirst().material());
    } else if (isKnown()) {
      return new EnsembleMean<>(features, temperature).of(mixture);
    }
    FeatureRow row = new FeatureRow(features.features().size());
    row.missing(0, row.size(), problem.getMessage());
    return row;
  }

  /** The elements of all configurations. */
  public Set<Element> elements() {
    Set<Element> elements = new TreeSet<>();
    for (Configuration<Subject> each : mixture) {
      each.material().as(Composition.class).ifPresent(c -> elements.addAll(c.elements()));
    }
    return elements;
  }

  /** The sites of the largest structure; 0 where there is none. */
  public int sites() {
    return mixture.stream()
        .mapToInt(each -> each.material().as(Structure.class).map(Structure::size).orElse(0))
        .max()
        .orElse(0);
  }

  /** What features its history needs. */
  public Set<String> terms() {
    Set<String> terms = new TreeSet<>();
    for (Configuration<Subject> each : mixture) {
      each.material()
          .as(ProcessHistory.class)
          .ifPresent(history -> terms.addAll(HistoryFeatures.terms(history)));
    }
    return terms;
  }
}
