package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.quantity.MaterialsUnit;
import java.util.OptionalDouble;

/**
 * Takes single numbers from the current line of the output.
 *
 * <p>A result that cannot be read, such as the asterisks that Fortran prints for a number that does
 * not fit, or that is not finite, is left out and told as a warning: it is unknown, and what stands
 * around it is not.
 */
final class OutputLine {
  private static final int MOST_WARNINGS = 100;

  private final TextReader in;
  private final EntryRecorder recorder;
  private int warnings;

  OutputLine(TextReader in, EntryRecorder recorder) {
    this.in = in;
    this.recorder = recorder;
  }

  /** The text after the first colon, or after the first equal sign where there is no colon. */
  static String after(String line) {
    int colon = line.indexOf(':');
    return line.substring((colon < 0 ? line.indexOf('=') : colon) + 1).strip();
  }

  /** The text behind {@code mark} up to its last full stop; null if the line has no such mark. */
  static String behind(String line, String mark) {
    int at = line.indexOf(mark);
    if (at < 0) {
      return null;
    }
    String text = line.substring(at + mark.length()).strip();
    return text.endsWith(".") ? text.substring(0, text.length() - 1).strip() : text;
  }

  /** One number from its text. */
  OptionalDouble number(String word) {
    double value = Fields.parse(word);
    if (Double.isFinite(value)) {
      return OptionalDouble.of(value);
    }
    warn("'" + word + "' is no number");
    return OptionalDouble.empty();
  }

  /** The first number behind {@code mark} in SI, with the unit in which the output states it. */
  Double behind(String line, String mark, MaterialsUnit unit) {
    int at = line.indexOf(mark);
    if (at < 0) {
      return null;
    }
    String[] words = line.substring(at + mark.length()).strip().split("[\\s,]+", 2);
    OptionalDouble value = number(words[0]);
    return value.isPresent() ? Double.valueOf(unit.toSi(value.getAsDouble())) : null;
  }

  /** The energy of a line, in J: the number before the unit eV, else before Ha; null without. */
  Double energy(String line) {
    String[] words = line.strip().split("\\s+");
    // The eV column is taken where there are two: forces, gaps and quasi-particle energies are
    // printed in eV only, with the value of the hartree of 2002, and all must agree.
    for (MaterialsUnit unit :
        new MaterialsUnit[] {MaterialsUnit.ELECTRONVOLT, MaterialsUnit.HARTREE}) {
      for (int i = 1; i < words.length; i++) {
        if (words[i].equals(unit.symbol()) || words[i].equals(unit.symbol() + ".")) {
          OptionalDouble value = number(words[i - 1]);
          return value.isPresent() ? Double.valueOf(unit.toSi(value.getAsDouble())) : null;
        }
      }
    }
    return null;
  }

  /** Tells that something at the current line could not be used; not without end. */
  void warn(String what) {
    if (warnings++ < MOST_WARNINGS) {
      recorder.warning("line " + in.lineNumber() + ": " + what);
    }
  }
}
