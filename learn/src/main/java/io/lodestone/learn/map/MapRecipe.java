package io.lodestone.learn.map;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.learn.state.ModelState;

/**
 * A method of drawing maps with settings: how a map was, or is to be, drawn.
 *
 * @param <S> the settings
 */
public record MapRecipe<S extends Record>(MapMethod<S> method, S settings) {
  /** With settings read from text such as {@code neighbours=30,seed=7}. */
  static <S extends Record> MapRecipe<S> parse(MapMethod<S> method, String text) {
    try {
      return new MapRecipe<>(method, method.settings().parse(text));
    } catch (InvalidInput problem) {
      throw problem.in(method.profile().name());
    }
  }

  /**
   * Draws a map.
   *
   * @throws InvalidInput when the input is of a kind that the method does not take, has fewer than
   *     two materials, or all of them at one place
   */
  public FittedMap fit(MapInput input) {
    MapMethod.Profile profile = method.profile();
    if (!profile.takes().contains(input.kind())) {
      throw new InvalidInput(
          profile.name(),
          null,
          input.kind().toString(),
          String.join(" or ", profile.takes().stream().map(Object::toString).sorted().toList()),
          "choose another method");
    }
    if (input.rows() < 2) {
      throw new InvalidInput(
          null,
          null,
          input.rows() == 1 ? "one material" : "no materials",
          "at least two to draw a map of",
          null);
    }
    if (samePlace(input)) {
      throw new InvalidInput(
          null,
          null,
          input.rows() + " materials that are all the same to this representation",
          "materials that differ",
          "choose a representation that tells them apart");
    }
    return method.fit(settings, input);
  }

  private static boolean samePlace(MapInput input) {
    return switch (input) {
      case MapInput.Rows rows -> {
        for (int i = rows.width(); i < rows.values().length; i++) {
          if (rows.values()[i] != rows.values()[i % rows.width()]) {
            yield false;
          }
        }
        yield true;
      }
      case MapInput.Distances distances -> {
        for (double value : distances.toDistances().values()) {
          if (value > 0) {
            yield false;
          }
        }
        yield true;
      }
      case MapInput.Similarities similarities -> samePlace(similarities.toDistances());
    };
  }

  /** Makes a map again from its state. */
  public FittedMap restore(ModelState state) {
    return method.restore(settings, state);
  }

  /** Name and all settings, such as {@code pca:dimensions=2}, as {@link MapMethods} reads. */
  public String text() {
    String text = method.settings().text(settings);
    return text.isEmpty() ? method.profile().name() : method.profile().name() + ":" + text;
  }
}
