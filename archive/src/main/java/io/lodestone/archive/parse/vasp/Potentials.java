package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.element.Element;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Collects the pseudopotentials that POTCAR holds and OUTCAR lists, line by line. */
final class Potentials {
  private static final Pattern VALUE = Pattern.compile("([A-Z]+)\\s*=\\s*([-+.\\dEe]+)");

  /** More atoms than any run has. */
  private static final int MOST_ATOMS = 1_000_000;

  private final List<Potential> potentials = new ArrayList<>();
  private int[] counts = {};
  private String configuration = "";

  private static final class Potential {
    private String title;
    private String symbol = "";
    private Double mass;
    private Double valence;
    private Double cutoff;
    private Boolean ultrasoft;
  }

  /**
   * The pseudopotentials in the POTCAR beside a file, or in its copy without the data, {@code
   * POTCAR.stripped}; none where there is neither.
   */
  static List<AtomKind> beside(SourceFile file) throws IOException {
    Optional<SourceFile> potcar =
        Stream.of("POTCAR", "POTCAR.stripped")
            .flatMap(name -> file.sibling(name).stream())
            .findFirst();
    Potentials potentials = new Potentials();
    if (potcar.isPresent()) {
      try (TextReader lines = new TextReader(potcar.get())) {
        for (String line = lines.next(); line != null; line = lines.next()) {
          potentials.line(line);
        }
      }
    }
    return potentials.kinds();
  }

  /** Takes a line of the header; others than those of pseudopotentials do nothing. */
  void line(String line) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      return;
    }
    String key = line.substring(0, equals).strip();
    String value = line.substring(equals + 1);
    if (key.equals("VRHFIN")) {
      int end = value.indexOf(':');
      configuration = end > 0 ? value.substring(0, end).strip() : "";
      return;
    }
    if (key.equals("TITEL")) {
      Potential next = new Potential();
      next.title = value.strip();
      next.symbol = configuration;
      configuration = "";
      potentials.add(next);
      return;
    }
    if (potentials.isEmpty()) {
      return;
    }
    Potential last = potentials.getLast();
    switch (key) {
      case "LULTRA" -> last.ultrasoft = VasprunValues.logical(value.strip().split("\\s+")[0]);
      case "POMASS", "ENMAX" -> {
        Matcher pairs = VALUE.matcher(line);
        while (pairs.find()) {
          double number = Fields.parse(pairs.group(2));
          if (Double.isFinite(number)) {
            switch (pairs.group(1)) {
              case "POMASS" -> last.mass = number;
              case "ZVAL" -> last.valence = number;
              case "ENMAX" -> last.cutoff = number;
              default -> {}
            }
          }
        }
      }
      default -> {}
    }
  }

  /** Sets how many atoms there are of each kind. */
  void counts(int[] perKind) {
    counts = perKind;
  }

  List<AtomKind> kinds() {
    List<AtomKind> kinds = new ArrayList<>();
    for (int i = 0; i < potentials.size(); i++) {
      Potential potential = potentials.get(i);
      String symbol =
          AtomKind.elementOf(potential.title).map(Element::symbol).orElse(potential.symbol);
      kinds.add(
          new AtomKind(
              symbol,
              i < counts.length ? counts[i] : null,
              potential.mass,
              potential.valence,
              potential.title,
              potential.cutoff,
              null,
              potential.ultrasoft,
              null));
    }
    return kinds;
  }

  /** Element symbol of each atom; empty where kinds and counts do not fit together. */
  List<String> labels() {
    long atoms = Arrays.stream(counts).asLongStream().sum();
    if (counts.length != potentials.size() || atoms > MOST_ATOMS) {
      return List.of();
    }
    List<String> labels = new ArrayList<>();
    for (AtomKind kind : kinds()) {
      labels.addAll(Collections.nCopies(kind.count(), kind.label()));
    }
    return labels;
  }
}
