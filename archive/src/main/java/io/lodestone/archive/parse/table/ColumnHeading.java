package io.lodestone.archive.parse.table;

import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.UnitExpression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The heading of a column, taken apart into what is measured and in which unit.
 *
 * <p>Units stand in brackets ({@code band gap (eV)}, {@code hardness [GPa]}), after a comma ({@code
 * Tc, K}), after a solidus between blanks as IUPAC has it ({@code T / K}), or after an underscore
 * ({@code density_g/cm3}, {@code gap_eV}).
 *
 * @param name what is measured
 * @param unit in which; empty where none is stated or the stated one is not known
 * @param statedUnit the unit as written, or null
 * @param complaint what is wrong with the stated unit, or null
 */
public record ColumnHeading(
    String name, Optional<UnitExpression> unit, String statedUnit, String complaint) {
  private static final Pattern BRACKETS =
      Pattern.compile(
          "^(?<before>.*?)\\s*[(\\[](?<unit>[^()\\[\\]]*(\\([^()]*\\)[^()\\[\\]]*)*)[)\\]](?<after>[^()\\[\\]]*)$");
  private static final Pattern COMMA = Pattern.compile("^(?<before>.*\\S)\\s*,\\s*(?<unit>\\S.*)$");
  private static final Pattern SOLIDUS =
      Pattern.compile("^(?<before>.*\\S)\\s+/\\s+(?<unit>\\S.*)$");

  /** Units that are meant when they stand after an underscore, where words stand too. */
  private static final Set<String> AFTER_UNDERSCORE =
      Set.of(
          "eV",
          "meV",
          "keV",
          "GPa",
          "MPa",
          "kPa",
          "Pa",
          "K",
          "nm",
          "pm",
          "um",
          "µm",
          "mm",
          "Å",
          "Ang",
          "angstrom",
          "Angstrom",
          "degC",
          "THz",
          "GHz",
          "fs",
          "ps",
          "muB",
          "Oe",
          "kOe",
          "%",
          "Ha",
          "Ry",
          "hartree",
          "percent",
          "wt%",
          "at%",
          "cm-1");

  /** Words in brackets that say how or what, and are no units. */
  private static final Pattern NOTE =
      Pattern.compile(
          "(?i)(exp|expt|experiment|experimental|exptl|calc|calculated|computed|theory|dft|pbe|"
              + "pbesol|lda|gga|hse|hse06|scan|r2scan|gw|g0w0|mbj|std|sd|err|error|min|max|mean|avg|"
              + "average|median|total|direct|indirect|bulk|optional|id|doi|predicted|measured|"
              + "(?-i:[abcxyz])|xx|yy|zz|xy|xz|yz|vrh|voigt|reuss|hill|.*\\s.*[a-z]{4,}.*|.*other.*)");

  /** Scales that no factor leads from to an SI unit. */
  private static final Set<String> SCALES =
      Set.of(
          "a.u.",
          "arb. u.",
          "arb. units",
          "arb.units",
          "arb",
          "arbitrary units",
          "hrc",
          "hrb",
          "hra",
          "hb",
          "hk",
          "log",
          "log10",
          "ln",
          "index",
          "count",
          "counts",
          "score",
          "ph");

  private static final Pattern LENGTH_WORD =
      Pattern.compile(
          "(?i).*(lattice|radius|length|distance|thickness|spacing|wavelength|displacement|"
              + "position|height|diameter|\\b[abc]\\b).*");

  /** Longest heading that is taken apart; a longer one is a name as it is. */
  static final int LONGEST = 200;

  /** Takes a heading apart. */
  public static ColumnHeading parse(String heading) {
    if (heading.length() > LONGEST) {
      return new ColumnHeading(heading.strip(), Optional.empty(), null, null);
    }
    String text = plain(heading);
    Matcher brackets = BRACKETS.matcher(text);
    if (brackets.matches() && !brackets.group("before").isBlank()) {
      return inBrackets(text, brackets);
    }
    for (Pattern pattern : List.of(COMMA, SOLIDUS)) {
      Matcher match = pattern.matcher(text);
      if (match.matches()) {
        ColumnHeading found = withUnit(match.group("before"), match.group("unit").strip());
        if (found != null) {
          return found;
        }
      }
    }
    return afterUnderscore(text);
  }

  /** The longest part after an underscore that is a unit, as in {@code E_hull_eV_per_atom}. */
  private static ColumnHeading afterUnderscore(String text) {
    for (int at = text.indexOf('_', 1); at > 0; at = text.indexOf('_', at + 1)) {
      String written =
          text.substring(at + 1)
              .replace("_per_", "/")
              .replaceAll("^(m?eV)_atom$", "$1/atom")
              .replaceAll("^(k?g)_(c?m3)$", "$1/$2");
      boolean meant =
          AFTER_UNDERSCORE.contains(written)
              || written.matches("[^_]*[/^][^_]*") && written.matches(".*[A-Za-zÅ%].*");
      ColumnHeading found = meant ? withUnit(text.substring(0, at), written) : null;
      if (found != null) {
        return found;
      }
    }
    return new ColumnHeading(text, Optional.empty(), null, null);
  }

  private static ColumnHeading inBrackets(String text, Matcher match) {
    String written = match.group("unit").strip();
    String name = (match.group("before") + " " + match.group("after").strip()).strip();
    if (written.isEmpty()) {
      return new ColumnHeading(name, Optional.empty(), null, null);
    }
    if (isScale(written)) {
      return new ColumnHeading(name, Optional.empty(), written, null);
    }
    if (isNote(written)) {
      return new ColumnHeading(text, Optional.empty(), null, null);
    }
    try {
      return new ColumnHeading(name, Optional.of(unit(written, name)), written, null);
    } catch (InvalidInput e) {
      return new ColumnHeading(name, Optional.empty(), written, "'" + written + "': " + e.hint());
    }
  }

  private static ColumnHeading withUnit(String before, String written) {
    try {
      String name = before.strip();
      return new ColumnHeading(name, Optional.of(unit(written, name)), written, null);
    } catch (InvalidInput e) {
      return null;
    }
  }

  private static boolean isScale(String written) {
    return SCALES.contains(written.toLowerCase(Locale.ROOT));
  }

  private static boolean isNote(String written) {
    return NOTE.matcher(written).matches();
  }

  /** Reads a unit; A is the ångström where a length is meant. */
  private static UnitExpression unit(String written, String name) {
    String unit = written;
    boolean powers =
        unit.matches(".*\\bA(\\^|\\*\\*)?-?[123].*") || unit.matches(".*eV\\s*/\\s*A\\b.*");
    if (powers || unit.equals("A") && LENGTH_WORD.matcher(name).matches()) {
      unit = unit.replaceAll("\\bA(?=$|[^A-Za-z])", "Å");
    }
    return UnitExpression.parse(unit);
  }

  /** A heading without the marks of LaTeX and with single blanks. */
  private static String plain(String heading) {
    return heading
        .replace("\uFEFF", "")
        .replace("\\mu ", "µ")
        .replace("$\\mu$", "µ")
        .replace("\\mu", "µ")
        .replace("{\\AA}", "Å")
        .replace("\\AA", "Å")
        .replace("\\Omega", "Ω")
        .replace("^{\\circ}", "°")
        .replace("^\\circ", "°")
        .replace("\\degree", "°")
        .replaceAll("°\\s+C", "°C")
        .replaceAll("\\\\(mathrm|rm|text)\\b", "")
        .replaceAll("[${}]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
