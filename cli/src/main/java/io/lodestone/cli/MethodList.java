package io.lodestone.cli;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Registry;
import java.util.ArrayList;
import java.util.List;

/**
 * Methods as users write them, with commas between and within: {@code magpie,soap:r_cut=5,n_max=8}.
 * What has an equals sign and no colon before it is a setting of the method before.
 *
 * @param arguments each one or more methods
 */
record MethodList(List<String> arguments) {
  /**
   * Reads the methods.
   *
   * @throws InvalidInput when there is none, or one that is not known
   */
  List<Recipe<?, ?>> parse(Registry registry) {
    List<String> texts = new ArrayList<>();
    for (String argument : arguments) {
      boolean begun = false;
      for (String part : argument.split(",", -1)) {
        int colon = part.indexOf(':');
        int equals = part.indexOf('=');
        boolean isSetting = equals >= 0 && (colon < 0 || equals < colon);
        if (isSetting && begun) {
          String method = texts.removeLast();
          texts.add(method + (method.contains(":") ? "," : ":") + part.strip());
        } else {
          texts.add(part.strip());
          begun = true;
        }
      }
    }
    if (texts.isEmpty()) {
      throw new InvalidInput(
          "--with",
          null,
          "no method",
          "methods such as magpie or soap:r_cut=5",
          "'lodestone represent --list' tells them");
    }
    List<Recipe<?, ?>> recipes = new ArrayList<>();
    texts.forEach(text -> recipes.add(registry.parse(text)));
    return recipes;
  }
}
