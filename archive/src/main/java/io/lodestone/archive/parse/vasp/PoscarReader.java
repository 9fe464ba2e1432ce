package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Lattice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one POSCAR line by line, and finds the elements where the file does not name them. */
final class PoscarReader {
  private static final Pattern FORMULA_PART = Pattern.compile("([A-Z][a-z]?)(\\d*)");
  private static final Pattern LABEL = Pattern.compile("([A-Z][a-z]?)[0-9_+-]*");

  private final TextReader lines;
  private final List<Element> potentials;
  private String title = "";
  private double[] rows;
  private double[] factors;
  private int[] counts;
  private List<Optional<Element>> elements;

  private final List<Double> fractions = new ArrayList<>();
  private final List<Boolean> movable = new ArrayList<>();
  private final List<Double> velocities = new ArrayList<>();
  private final List<Optional<Element>> remarks = new ArrayList<>();

  /**
   * @param potentials elements of the blocks of POTCAR beside the file; empty where there is none
   */
  PoscarReader(TextReader lines, List<Element> potentials) {
    this.lines = lines;
    this.potentials = potentials;
  }

  Poscar read() throws IOException {
    title = lines.require("a title").strip();
    Lattice lattice = lattice();
    elements = kinds();
    String mode = lines.require("Selective dynamics, Direct or Cartesian").strip();
    boolean selective = startsWith(mode, "Ss");
    if (selective) {
      mode = lines.require("Direct or Cartesian").strip();
    }
    if (mode.isEmpty() || !Character.isLetter(mode.charAt(0))) {
      throw lines.error("'" + mode + "'", "Direct or Cartesian, a line above the positions");
    }
    positions(lattice, startsWith(mode, "CcKk"), selective);
    velocities(lattice);
    nameElements();
    List<Poscar.Kind> kinds = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      kinds.add(new Poscar.Kind(elements.get(i), counts[i]));
    }
    return new Poscar(title, lattice, kinds, fractions, movable, velocities);
  }

  /** One factor, three factors, or with a minus sign the volume of the cell; then the vectors. */
  private Lattice lattice() throws IOException {
    lines.require("the scale of the lattice");
    double[] scale = leadingNumbers();
    rows = new double[9];
    for (int vector = 0; vector < 3; vector++) {
      lines.require("a lattice vector");
      System.arraycopy(lines.fields().numbers(0, 3), 0, rows, 3 * vector, 3);
    }
    if (scale.length >= 3) {
      factors = new double[] {scale[0], scale[1], scale[2]};
    } else {
      double factor = scale[0];
      if (factor < 0) {
        factor = Math.cbrt(-factor / lattice(rows).volume());
      }
      factors = new double[] {factor, factor, factor};
    }
    for (double factor : factors) {
      if (!(factor > 0) || !Double.isFinite(factor)) {
        throw lines.error(
            "a scale of " + factor, "a positive scale, or a volume with a minus sign");
      }
    }
    for (int i = 0; i < 9; i++) {
      rows[i] *= factors[i % 3];
    }
    return lattice(rows);
  }

  private Lattice lattice(double[] components) {
    try {
      return Lattice.ofRows(components);
    } catch (InvalidInput e) {
      throw lines.error("lattice vectors in one plane or without end", e.expected());
    }
  }

  /** Numbers at the start of a line, which a remark may follow. */
  private double[] leadingNumbers() {
    Fields fields = lines.fields();
    int count = 0;
    while (count < fields.count() && fields.isNumber(count)) {
      count++;
    }
    return fields.numbers(0, Math.max(count, 1));
  }

  private List<Optional<Element>> kinds() throws IOException {
    lines.require("element symbols or numbers of atoms");
    List<String> symbols = new ArrayList<>();
    if (!lines.fields().isNumber(0)) {
      Fields fields = lines.fields();
      for (int i = 0; i < fields.count(); i++) {
        symbols.add(fields.word(i));
      }
      lines.require("numbers of atoms");
    }
    Fields fields = lines.fields();
    int count = 0;
    while (count < fields.count() && fields.isNumber(count)) {
      count++;
    }
    counts = new int[Math.max(count, 1)];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = fields.integer(i);
      if (counts[i] < 0) {
        throw lines.error(counts[i] + " atoms", "a number of atoms");
      }
    }
    List<Optional<Element>> found = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      found.add(i < symbols.size() ? element(symbols.get(i)) : Optional.empty());
    }
    if (!symbols.isEmpty() && symbols.size() < counts.length) {
      throw lines.error(counts.length + " numbers of atoms", "one for each of " + symbols);
    }
    return found;
  }

  /** The element of {@code Fe}, {@code Fe_pv}, {@code Fe/1a2b3c} or {@code Fe1}. */
  private static Optional<Element> element(String word) {
    int end = 0;
    while (end < word.length() && Character.isLetter(word.charAt(end))) {
      end++;
    }
    return Element.find(word.substring(0, end));
  }

  private void positions(Lattice lattice, boolean cartesian, boolean selective) throws IOException {
    double[] inverse = cartesian ? inverse(lattice.toRows()) : null;
    long atoms = 0;
    for (int count : counts) {
      atoms += count;
    }
    for (long atom = 0; atom < atoms; atom++) {
      lines.require("the position of atom " + (atom + 1) + " of " + atoms);
      Fields fields = lines.fields();
      double[] p = {fields.number(0), fields.number(1), fields.number(2)};
      for (double coordinate : p) {
        if (!Double.isFinite(coordinate)) {
          throw lines.error("'" + coordinate + "'", "a coordinate");
        }
      }
      if (cartesian) {
        for (int i = 0; i < 3; i++) {
          p[i] *= factors[i];
        }
        p = times(p, inverse);
      }
      for (double fraction : p) {
        fractions.add(fraction);
      }
      if (selective) {
        for (int i = 3; i < 6; i++) {
          Boolean flag = VasprunValues.logical(fields.word(i));
          if (flag == null) {
            throw lines.error("'" + fields.word(i) + "'", "T or F");
          }
          movable.add(flag);
        }
      }
      remarks.add(remark(fields, selective ? 6 : 3));
    }
  }

  /** An element named behind a position, as {@code Zn} or {@code # Zn1}. */
  private static Optional<Element> remark(Fields fields, int from) {
    for (int i = from; i < fields.count(); i++) {
      String word = fields.word(i).replace("#", "").replace("!", "");
      if (!word.isEmpty()) {
        Matcher label = LABEL.matcher(word);
        return label.matches() ? Element.find(label.group(1)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Velocities after the positions, if there are any that are not zero and as many as atoms. */
  private void velocities(Lattice lattice) throws IOException {
    String mode = lines.next();
    if (mode != null && startsWith(mode.strip(), "Ll")) {
      lines.skip(7); // velocities of the lattice: a flag, their three vectors and the three vectors
      mode = lines.next();
    }
    if (mode == null) {
      return;
    }
    boolean direct = startsWith(mode.strip(), "Dd");
    if (!mode.isBlank() && !direct && !startsWith(mode.strip(), "CcKk")) {
      return;
    }
    List<Double> read = new ArrayList<>();
    boolean some = false;
    while (read.size() < fractions.size() && lines.next() != null) {
      Fields fields = lines.fields();
      if (!fields.isNumber(0) || !fields.isNumber(1) || !fields.isNumber(2)) {
        return;
      }
      for (int i = 0; i < 3; i++) {
        double value = fields.number(i);
        some |= value != 0;
        read.add(value);
      }
    }
    boolean whole = read.size() == fractions.size() && read.stream().allMatch(Double::isFinite);
    // In fractions they are per time step, which stands in another file.
    if (whole && some && !direct) {
      velocities.addAll(read);
    }
  }

  /** VASP 4 files name no elements: POTCAR beside them does, or remarks, or the title. */
  private void nameElements() {
    if (elements.stream().anyMatch(Optional::isPresent)) {
      return;
    }
    if (potentials.size() == counts.length) {
      elements = potentials.stream().map(Optional::of).toList();
      return;
    }
    List<Optional<Element>> named = fromRemarks();
    if (named.isEmpty()) {
      named = fromTitle();
    }
    if (!named.isEmpty()) {
      elements = named;
    }
  }

  private List<Optional<Element>> fromRemarks() {
    List<Optional<Element>> named = new ArrayList<>();
    int atom = 0;
    for (int count : counts) {
      Optional<Element> first = count > 0 ? remarks.get(atom) : Optional.empty();
      for (int i = 0; i < count; i++, atom++) {
        if (first.isEmpty() || !remarks.get(atom).equals(first)) {
          return List.of();
        }
      }
      named.add(first);
    }
    return named;
  }

  /** A title that is the symbols in order, or a formula with these very numbers. */
  private List<Optional<Element>> fromTitle() {
    List<Optional<Element>> symbols = new ArrayList<>();
    for (String word : title.split("\\s+")) {
      symbols.add(Element.find(word));
    }
    if (symbols.size() == counts.length && symbols.stream().allMatch(Optional::isPresent)) {
      return symbols;
    }
    List<Optional<Element>> named = new ArrayList<>();
    String formula = title.split("\\s+")[0];
    Matcher parts = FORMULA_PART.matcher(formula);
    int end = 0;
    while (parts.lookingAt() && named.size() < counts.length) {
      Optional<Element> element = Element.find(parts.group(1));
      String number = parts.group(2);
      boolean fits =
          number.isEmpty()
              ? counts[named.size()] == 1
              : number.equals(Integer.toString(counts[named.size()]));
      if (element.isEmpty() || !fits) {
        return List.of();
      }
      named.add(element);
      end = parts.end();
      parts.region(end, formula.length());
    }
    return end == formula.length() && named.size() == counts.length ? named : List.of();
  }

  private static boolean startsWith(String text, String letters) {
    return !text.isEmpty() && letters.indexOf(text.charAt(0)) >= 0;
  }

  private static double[] times(double[] row, double[] matrix) {
    return Configuration.cartesian(matrix, row);
  }

  private static double[] inverse(double[] m) {
    double[] cofactors = {
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
    double determinant = m[0] * cofactors[0] + m[1] * cofactors[3] + m[2] * cofactors[6];
    for (int i = 0; i < 9; i++) {
      cofactors[i] /= determinant;
    }
    return cofactors;
  }
}
