package io.lodestone.crystal.symmetry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which of the origins that are equivalent for a group is taken, as far as the equations leave it
 * open: the one that spglib takes, so that Wyckoff letters agree. Read from a resource.
 */
final class OriginChoices {
  private static final String RESOURCE = "origin-choices.tsv";
  private static final String NONE = "-";

  private final Map<String, Optional<double[]>> choices = new HashMap<>();

  private OriginChoices() {
    try (InputStream in = OriginChoices.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] f = line.split("\t");
          choices.put(
              f[0] + " " + f[1] + " " + f[2],
              f[3].equals(NONE) ? Optional.empty() : Optional.of(numbers(f[3])));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OriginChoices instance() {
    return Holder.CHOICES;
  }

  /**
   * The equations of some generators with the choice that is made among their solutions; nothing if
   * these generators are passed over.
   *
   * @param generators in the axes of the setting
   * @param primitive the same in its primitive basis
   */
  Optional<OriginEquations> equations(
      CrystalSystem system,
      Centring centring,
      List<IntMatrix> generators,
      List<IntMatrix> primitive) {
    String key =
        system.name().toLowerCase(Locale.ROOT)
            + " "
            + centring
            + " "
            + generators.stream()
                .map(r -> SymmetryOperation.of(r.toArray(), new int[3], 1).toString())
                .collect(Collectors.joining(" "));
    Optional<double[]> choice = choices.get(key);
    if (choice == null) {
      return Optional.of(new OriginEquations(primitive));
    }
    return choice.map(solution -> new OriginEquations(primitive, solution));
  }

  private static double[] numbers(String text) {
    String[] words = text.split(" ");
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      String[] fraction = words[i].split("/");
      numbers[i] =
          Double.parseDouble(fraction[0])
              / (fraction.length == 1 ? 1 : Double.parseDouble(fraction[1]));
    }
    return numbers;
  }

  /** Reads the choices when they are first asked for. */
  private static final class Holder {
    private static final OriginChoices CHOICES = new OriginChoices();
  }
}
