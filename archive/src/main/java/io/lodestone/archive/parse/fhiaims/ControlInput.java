package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The control.in of a run: keywords with their words, and the settings of each species.
 *
 * <p>FHI-aims repeats the file in its output unless told not to; then the file itself is read where
 * it lies beside.
 */
final class ControlInput {
  private static final Pattern SUGGESTED = Pattern.compile("Suggested \"([^\"]{1,40})\" defaults");

  private final Map<String, List<List<String>>> keywords = new LinkedHashMap<>();
  private final List<SpeciesInput> species = new ArrayList<>();
  private String suggested;

  /** Reads the file beside the output, unless the output has repeated it. */
  void readFile(SourceFile output) throws IOException {
    Optional<SourceFile> file = output.sibling("control.in");
    if (!species.isEmpty() || file.isEmpty()) {
      return;
    }
    try (TextReader in = new TextReader(file.get())) {
      for (String line = in.next(); line != null; line = in.next()) {
        add(line);
      }
    }
  }

  /** The words behind a keyword where it stands first; empty if it is not there. */
  Optional<List<String>> words(String keyword) {
    return all(keyword).stream().findFirst();
  }

  /** The words behind every occurrence of a keyword. */
  List<List<String>> all(String keyword) {
    return keywords.getOrDefault(keyword, List.of());
  }

  /** The first word behind a keyword. */
  Optional<String> word(String keyword) {
    return words(keyword).filter(words -> !words.isEmpty()).map(List::getFirst);
  }

  /** The first word behind a keyword as a finite number. */
  OptionalDouble number(String keyword) {
    double value = word(keyword).map(Fields::parse).orElse(Double.NaN);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** The first word behind a keyword as a whole number. */
  OptionalInt integer(String keyword) {
    OptionalDouble value = number(keyword);
    return value.isPresent()
            && value.getAsDouble() == Math.rint(value.getAsDouble())
            && Math.abs(value.getAsDouble()) < Integer.MAX_VALUE
        ? OptionalInt.of((int) value.getAsDouble())
        : OptionalInt.empty();
  }

  /** Whether a keyword is there and not switched off. */
  boolean isOn(String keyword) {
    return words(keyword).map(words -> words.isEmpty() || !isFalse(words.getFirst())).orElse(false);
  }

  /** The species in the order of the file. */
  List<SpeciesInput> species() {
    return List.copyOf(species);
  }

  /** Whether nothing of the file is known. */
  boolean isEmpty() {
    return keywords.isEmpty() && species.isEmpty();
  }

  /** Takes one line of the file. */
  void add(String line) {
    Matcher tier = SUGGESTED.matcher(line);
    if (tier.find()) {
      suggested = tier.group(1);
    }
    int comment = line.indexOf('#');
    String text = (comment < 0 ? line : line.substring(0, comment)).strip();
    if (text.isEmpty() || !Character.isLetter(text.charAt(0))) {
      return; // lines of numbers continue a contracted Gaussian function
    }
    String[] all = text.split("\\s+");
    List<String> words = List.of(all).subList(1, all.length);
    if (words.contains("NaN")) {
      return; // no keyword takes it
    }
    if (all[0].equals("species") && !words.isEmpty()) {
      species.add(new SpeciesInput(words.getFirst(), suggested));
      suggested = null;
    } else if (!species.isEmpty() && SpeciesInput.knows(all[0])) {
      species.getLast().add(all[0], words);
    } else {
      // FHI-aims reads its keywords as written, but people write xc and XC alike.
      keywords.computeIfAbsent(keyword(all[0]), key -> new ArrayList<>()).add(words);
    }
  }

  private static String keyword(String word) {
    return word.startsWith("MD_") ? word : word.toLowerCase(Locale.ROOT);
  }

  private static boolean isFalse(String word) {
    return word.equalsIgnoreCase(".false.") || word.equalsIgnoreCase("false");
  }
}
