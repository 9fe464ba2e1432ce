package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.xml.Doubles;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What OUTCAR and the files beside it tell before the first iteration. */
final class OutcarSetup {
  private static final Pattern RELEASE = Pattern.compile("^\\s*vasp\\.(\\S+)\\s*(.*)$");
  private static final Pattern EXECUTED =
      Pattern.compile("executed on\\s+(\\S+)\\s+date\\s+(\\S+)\\s+(\\S+)");
  private static final String SPECIES_COUNTS = "ions per type =";

  private final SourceFile file;
  private final TextReader lines;
  private final OutcarTags parameters = new OutcarTags();
  private final IncarFile printedIncar = new IncarFile();
  private final Potentials potentials = new Potentials();
  private final SamplingPoints points = new SamplingPoints();
  private IncarTags input = new IncarTags();
  private String version = "";
  private String details = "";
  private String platform = "";
  private String date = "";
  private String time = "";
  private boolean inIncar;
  private boolean inParameters;
  private double[] lattice;
  private double[] positions;
  private List<String> labels = List.of();

  OutcarSetup(SourceFile file, TextReader lines) {
    this.file = file;
    this.lines = lines;
  }

  VaspRelease release() {
    return new VaspRelease(version, details, platform, date, time);
  }

  /** What VASP used, and what the user set where VASP does not print it. */
  IncarTags tags() {
    return parameters.tags().orElse(input);
  }

  SamplingPoints points() {
    return points;
  }

  /** Element symbol of each atom, once the header is read. */
  List<String> labels() {
    return labels;
  }

  MethodSection method() {
    return new MethodSection(input, parameters.tags(), potentials.kinds(), points);
  }

  /** Nine components, Å; null where not told yet. */
  double[] lattice() {
    return lattice;
  }

  /** Positions at the start, Cartesian, Å; null where not told. */
  double[] positions() {
    return positions;
  }

  /** Takes a line before the first iteration. */
  void line(String line) throws IOException {
    Matcher release = version.isEmpty() ? RELEASE.matcher(line) : null;
    if (release != null && release.matches()) {
      version = release.group(1);
      details = release.group(2).strip();
      return;
    }
    if (platform.isEmpty() && line.contains("executed on")) {
      Matcher executed = EXECUTED.matcher(line);
      if (executed.find()) {
        platform = executed.group(1);
        date = executed.group(2);
        time = executed.group(3);
      }
      return;
    }
    String text = line.strip();
    if (text.equals("serial version")) {
      details += " serial";
    } else if (text.startsWith("running on") && !details.endsWith("parallel")) {
      details += " parallel";
    } else if (text.startsWith("INCAR:")) {
      inIncar = true;
    } else if (text.startsWith("POTCAR:")) {
      inIncar = false;
    } else if (inIncar) {
      printedIncar.line(line);
    } else if (text.startsWith(SPECIES_COUNTS)) {
      counts(text.substring(SPECIES_COUNTS.length()));
    } else if (text.startsWith("Following reciprocal coordinates")) {
      reciprocalPoints();
    } else if (text.startsWith("interpolating k-points between")) {
      points.method("listgenerated");
    } else if (text.startsWith("generate k-points for")) {
      grid(line.substring(line.indexOf(':') + 1));
    } else if (text.startsWith("direct lattice vectors")) {
      double[] read = latticeVectors();
      lattice = read == null ? lattice : read;
    } else if (text.startsWith("position of ions in cartesian")) {
      positions = initialPositions();
    } else {
      inParameters |= text.startsWith("Dimension of arrays");
      if (inParameters) {
        parameters.line(line);
      } else {
        potentials.line(line);
      }
    }
  }

  /** Reads INCAR and KPOINTS beside the output, once its header is read. */
  void readFilesBeside() throws IOException {
    labels = potentials.labels();
    Optional<SourceFile> incar = beside("INCAR");
    input = incar.isPresent() ? IncarFile.read(incar.get()) : printedIncar.tags();
    Optional<SourceFile> kpoints = beside("KPOINTS");
    if (kpoints.isPresent()) {
      KpointsFile.read(kpoints.get(), points);
    }
  }

  /**
   * The file of this run that has another name for OUTCAR: {@code DOSCAR.2} by {@code OUTCAR.2}.
   */
  Optional<SourceFile> beside(String name) {
    String same = file.name().replace("OUTCAR", name);
    Optional<SourceFile> own = same.equals(file.name()) ? Optional.empty() : file.sibling(same);
    return own.isPresent() ? own : file.sibling(name);
  }

  /** The three lattice vectors in the lines that follow, Å; null where they are not whole. */
  double[] latticeVectors() throws IOException {
    double[] read = new double[9];
    for (int row = 0; row < 3; row++) {
      if (lines.next() == null) {
        return null;
      }
      double[] numbers = lines.fields().numbers(0, 0);
      if (numbers.length < 3) {
        lines.pushBack();
        return null;
      }
      System.arraycopy(numbers, 0, read, 3 * row, 3);
    }
    return read;
  }

  private void counts(String text) {
    int[] counts =
        Arrays.stream(text.strip().split("\\s+"))
            .map(IncarFile::single)
            .mapToInt(count -> count instanceof Integer whole && whole >= 0 ? whole : -1)
            .toArray();
    if (Arrays.stream(counts).noneMatch(count -> count < 0)) {
      potentials.counts(counts);
    }
  }

  private void reciprocalPoints() throws IOException {
    Doubles coordinates = new Doubles();
    Doubles weights = new Doubles();
    lines.next();
    for (String line = lines.next(); line != null && !line.isBlank(); line = lines.next()) {
      double[] row = lines.fields().numbers(0, 0);
      if (row.length != 4 || weights.size() == Doubles.MOST / 3) {
        lines.pushBack();
        break;
      }
      for (int i = 0; i < 3; i++) {
        coordinates.add(row[i]);
      }
      weights.add(row[3]);
    }
    double sum = 0;
    for (int i = 0; i < weights.size(); i++) {
      sum += weights.get(i);
    }
    double[] normalised = weights.toArray();
    for (int i = 0; i < normalised.length; i++) {
      normalised[i] /= sum;
    }
    if (lines.current() != null && coordinates.allFinite() && sum > 0) {
      points.points(coordinates.toArray());
      points.multiplicities(weights.toArray());
      points.weights(normalised);
    }
  }

  private void grid(String text) {
    Object[] words = Arrays.stream(text.strip().split("\\s+")).map(IncarFile::single).toArray();
    if (words.length == 3
        && words[0] instanceof Integer a
        && words[1] instanceof Integer b
        && words[2] instanceof Integer c) {
      points.grid(new int[] {a, b, c});
    }
  }

  private double[] initialPositions() throws IOException {
    Doubles read = new Doubles();
    for (String line = lines.next(); line != null && !line.isBlank(); line = lines.next()) {
      double[] row = lines.fields().numbers(0, 0);
      if (row.length != 3 || read.size() > Doubles.MOST - 3) {
        return null;
      }
      for (double value : row) {
        read.add(value);
      }
    }
    return lines.current() == null || !read.allFinite() ? null : read.toArray();
  }
}
