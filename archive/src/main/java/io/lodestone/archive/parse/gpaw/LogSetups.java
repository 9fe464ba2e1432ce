package io.lodestone.archive.parse.gpaw;

import io.lodestone.archive.metainfo.AtomParameters;
import io.lodestone.archive.metainfo.AtomParametersBuilder;
import io.lodestone.archive.metainfo.PseudopotentialBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The projector-augmented-wave setups that a log lists, one for each kind of atom. */
final class LogSetups {
  private static final Pattern OLD_TITLE = Pattern.compile("([A-Z][a-z]?)\\S*-setup:\\s*");
  private static final Pattern TITLE = Pattern.compile("  ([A-Z][a-z]?)(:\\S*)?:\\s*");
  private static final Pattern FILE = Pattern.compile(".*?([^/]+)");
  private static final Pattern FUNCTIONAL_OF_FILE =
      Pattern.compile("[A-Z][a-z]?(?:\\.\\S+)?\\.([A-Za-z0-9-]+)");

  private final List<Setup> setups = new ArrayList<>();
  private boolean among;
  private Setup current;

  private static final class Setup {
    final AtomParametersBuilder atom = AtomParametersBuilder.builder();
    final PseudopotentialBuilder potential = PseudopotentialBuilder.builder().type("PAW");
  }

  void read(LogLine line, String raw) {
    Matcher title = TITLE.matcher(raw);
    Matcher oldTitle = OLD_TITLE.matcher(raw);
    if (line.begins("species:")) {
      among = true;
    } else if (oldTitle.matches() || among && title.matches()) {
      current = new Setup();
      current.atom.label(oldTitle.matches() ? oldTitle.group(1) : title.group(1));
      setups.add(current);
    } else if (current != null && !raw.isBlank() && !Character.isWhitespace(raw.charAt(0))) {
      among = false;
      current = null;
    } else if (current != null) {
      readProperty(line);
    }
  }

  private void readProperty(LogLine line) {
    if (line.isBlank()) {
      return;
    }
    String value = line.afterColon();
    double number = LogLine.of(value).firstNumber();
    String key = line.words()[0].replace(":", "");
    switch (key) {
      case "z" -> current.atom.atomNumber(Double.isNaN(number) ? null : (int) number);
      case "valence" -> {
        if (!Double.isNaN(number)) { // not the heading "valence states:"
          current.atom.nValenceElectrons(number);
        }
      }
      case "core" -> {
        if (!Double.isNaN(number) && current.atom.nCoreElectrons() == null) { // not its radius
          current.atom.nCoreElectrons(number);
        }
      }
      case "id" -> current.potential.hash(value);
      case "file" -> {
        Matcher file = FILE.matcher(value);
        if (file.matches()) {
          current.potential.name(file.group(1));
          Matcher functional = FUNCTIONAL_OF_FILE.matcher(file.group(1).replaceFirst("\\.gz$", ""));
          if (functional.matches()) {
            current.potential.xcFunctionalName(
                new GpawFunctional(functional.group(1)).libxcNames());
          }
        }
      }
      default -> {}
    }
  }

  /** A section for each setup, in the order of the log. */
  List<AtomParameters> sections() {
    return setups.stream()
        .map(setup -> setup.atom.pseudopotential(setup.potential.build()).build())
        .toList();
  }
}
