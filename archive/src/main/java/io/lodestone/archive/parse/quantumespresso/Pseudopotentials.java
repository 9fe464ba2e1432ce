package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.AtomParameters;
import io.lodestone.archive.metainfo.AtomParametersBuilder;
import io.lodestone.archive.metainfo.HubbardKanamoriModel;
import io.lodestone.archive.metainfo.HubbardKanamoriModelBuilder;
import io.lodestone.archive.metainfo.PseudopotentialBuilder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.MaterialsUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The species of atoms with their pseudopotentials, masses and on-site interactions. */
final class Pseudopotentials {
  private static final Pattern READ_FROM =
      Pattern.compile("PseudoPot\\. #\\s*(\\d+) for\\s*(\\S+)\\s+read from file:?\\s*(.*)");
  private static final Pattern TYPE = Pattern.compile("Pseudo is (.*?),\\s*Zval\\s*=\\s*(.*)");
  private static final Pattern GRID =
      Pattern.compile("Using radial grid of\\s*(\\d+) points,\\s*(\\d+) beta functions with.*");
  private static final Pattern SPECIES =
      Pattern.compile("(\\S+)\\s+([\\d.]+)\\s+([\\d.]+)\\s+(.*?)\\(\\s*([\\d.]+)\\s*\\).*");
  private static final Pattern U_OF_MANIFOLD =
      Pattern.compile("([UJBE]\\w*)\\s*\\(\\s*([^-()]+)-(\\w+)\\s*\\)\\s*=\\s*([-\\d.]+).*");
  private static final Pattern REPORT_SPECIES =
      Pattern.compile("\\|\\s*pseudopotential report for atomic species:\\s*(\\d+).*");
  private static final Pattern RENORMALIZED =
      Pattern.compile("file\\s+(\\S+?):\\s*wavefunction\\(s\\)\\s*(.*?)\\s*renormalized");
  private static final List<String> SHELLS = List.of("s", "p", "d", "f");

  private final PrintedLines lines;
  private final Geometry geometry;
  private final Map<Integer, Map<String, Object>> potentials = new TreeMap<>();
  private final Map<Integer, Map<String, Object>> reports = new TreeMap<>();
  private final Map<String, String> renormalized = new LinkedHashMap<>();
  private final Map<String, Species> species = new LinkedHashMap<>();
  private final Map<String, HubbardKanamoriModel> hubbard = new LinkedHashMap<>();
  private final Map<String, double[]> dispersion = new LinkedHashMap<>();
  private boolean collinearMagnetism;
  private Map<String, Object> current;

  private record Species(double valence, double mass, String potential, double weight) {}

  Pseudopotentials(PrintedLines lines, Geometry geometry) {
    this.lines = lines;
    this.geometry = geometry;
  }

  /** Whether the summary gives species starting moments along one axis. */
  boolean isSpinPolarized() {
    return collinearMagnetism;
  }

  boolean hasHubbard() {
    return !hubbard.isEmpty();
  }

  /** Reads a line of the summary; false if it is about something else. */
  boolean accept(String text) throws IOException {
    if (text.startsWith("PseudoPot. #")) {
      potential(text);
    } else if (text.startsWith("| ")) {
      return report(text);
    } else if (text.startsWith("file ") && text.contains("renormalized")) {
      Matcher matcher = RENORMALIZED.matcher(text);
      if (matcher.matches()) {
        renormalized.put(matcher.group(1), matcher.group(2));
      }
    } else if (text.startsWith("atomic species   valence")) {
      species();
    } else if (text.startsWith("Starting magnetic structure")) {
      startingMagnetization();
      collinearMagnetism = true;
    } else if (text.contains("LDA+U calculation") || text.contains("DFT+U calculation")) {
      hubbardTable(text.startsWith("Simplified") || !text.startsWith("Full"));
    } else if (text.startsWith("Hubbard parameters of DFT+U")) {
      hubbardManifolds(text.contains("Dudarev") ? "Dudarev" : "Liechtenstein");
    } else if (text.startsWith("atom      VdW radius")) {
      dispersionTable();
    } else {
      return current != null && continued(text);
    }
    return true;
  }

  private void potential(String text) throws IOException {
    Matcher matcher = READ_FROM.matcher(text);
    if (!matcher.matches()) {
      return;
    }
    current = new LinkedHashMap<>();
    Integer number = lines.integer(matcher.group(1));
    potentials.put(number, current);
    current.put("x_qe_pp_idx", number);
    current.put("x_qe_pp_label", matcher.group(2));
    String file = matcher.group(3).strip();
    if (file.isEmpty()) {
      String next = lines.next();
      file = next == null ? "" : next;
    }
    current.put("x_qe_pp_filename", file);
  }

  private boolean continued(String text) throws IOException {
    if (text.isEmpty()) {
      return true;
    }
    Matcher matcher;
    if (text.startsWith("MD5 check sum:")) {
      current.put("x_qe_pp_md5sum", text.substring(text.indexOf(':') + 1).strip());
    } else if ((matcher = TYPE.matcher(text)).matches()) {
      current.put("x_qe_pp_type", matcher.group(1));
      current.put("x_qe_pp_valence", lines.number(matcher.group(2)));
    } else if (text.startsWith("Generated ")) {
      current.put("x_qe_pp_comment", text);
    } else if (text.startsWith("Shape of augmentation charge:")) {
      current.put("x_qe_pp_augmentation_shape", text.substring(text.indexOf(':') + 1).strip());
    } else if (text.startsWith("Setup to integrate on")) {
      double[] values =
          PrintedLines.numbers(text.substring("Setup to integrate on".length()).replace("(", " "));
      if (values.length > 0) {
        current.put("x_qe_pp_integral_ndirections", (int) values[0]);
      }
      int exact = text.lastIndexOf("l =");
      if (exact > 0) {
        current.put("x_qe_pp_integral_lmax_exact", lines.integer(text.substring(exact + 3)));
      }
    } else if ((matcher = GRID.matcher(text)).matches()) {
      current.put("x_qe_pp_ndmx", lines.integer(matcher.group(1)));
      current.put("x_qe_pp_nbeta", lines.integer(matcher.group(2)));
    } else if (text.startsWith("l(")) {
      int bracket = text.indexOf(')');
      int equals = text.indexOf('=');
      if (bracket > 0 && equals > 0) {
        add("x_qe_pp_l_idx", lines.integer(text.substring(2, bracket)));
        add("x_qe_pp_l", lines.integer(text.substring(equals + 1)));
      }
    } else if (text.startsWith("Q(r) pseudized with")) {
      current.put(
          "x_qe_pp_ncoefficients", lines.integer(text.substring("Q(r) pseudized with".length())));
      int inner = text.indexOf("rinner =");
      if (inner > 0) {
        current.put("x_qe_rinner", text.substring(inner + 8).strip());
      }
    } else {
      current = null;
      return false;
    }
    return true;
  }

  private void add(String name, Integer value) {
    @SuppressWarnings("unchecked")
    List<Integer> list = (List<Integer>) current.computeIfAbsent(name, key -> new ArrayList<>());
    list.add(value);
  }

  /** The report on a pseudopotential of the Vanderbilt code, printed as a framed table. */
  private boolean report(String text) throws IOException {
    Matcher matcher = REPORT_SPECIES.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    Map<String, Object> report = new LinkedHashMap<>();
    Integer number = lines.integer(matcher.group(1));
    if (number != null) {
      reports.put(number, report);
    }
    StringBuilder contents = new StringBuilder();
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.startsWith("====") || line.isEmpty()) {
        break;
      }
      String inner = line.replaceAll("^\\||\\|$", "").strip();
      if (inner.startsWith("pseudo potential version")) {
        report.put(
            "x_qe_pp_report_version", inner.substring("pseudo potential version".length()).strip());
      } else if (!inner.startsWith("---")) {
        contents.append(inner).append('\n');
      }
    }
    report.put("x_qe_pp_report_contents", contents.toString());
    return true;
  }

  private void species() throws IOException {
    current = null;
    for (String line = lines.next(); line != null; line = lines.next()) {
      Matcher row = SPECIES.matcher(line);
      if (!row.matches()) {
        lines.pushBack();
        return;
      }
      Double valence = lines.number(row.group(2));
      Double mass = lines.number(row.group(3));
      Double weight = lines.number(row.group(5));
      if (valence != null && mass != null) {
        species.put(
            row.group(1),
            new Species(valence, mass, row.group(4).strip(), weight == null ? 1 : weight));
      }
    }
  }

  private void startingMagnetization() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      String[] words = line.split("\\s+");
      if (line.startsWith("atomic species")) {
        continue;
      }
      if (words.length < 2 || PrintedLines.numbers(words[1]).length == 0) {
        lines.pushBack();
        return;
      }
      Double moment = lines.number(words[1]);
      if (moment != null) {
        geometry.startingMagnetization(words[0], moment);
      }
    }
  }

  /** Rows {@code Fe1 2 4.3000 0.0000 ...}: label, l, U in eV, then α or J's. */
  private void hubbardTable(boolean simplified) throws IOException {
    String header = lines.next();
    if (header == null || !header.startsWith("atomic species")) {
      lines.pushBack();
      return;
    }
    int secondValue = header.contains("J0") ? 3 : header.contains("J1") ? 2 : -1;
    for (String line = lines.next(); line != null; line = lines.next()) {
      String[] words = line.split("\\s+");
      double[] row = words.length < 3 ? new double[0] : PrintedLines.numbers(rest(line, words[0]));
      if (row.length < 2) {
        lines.pushBack();
        return;
      }
      Double j = secondValue > 0 && row.length > secondValue ? (Double) eV(row[secondValue]) : null;
      hubbard.put(
          words[0],
          HubbardKanamoriModelBuilder.builder()
              .orbital(shell((int) row[0]))
              .u(eV(row[1]))
              .j(j)
              .uEffective(simplified ? (Double) eV(row[1]) : null)
              .doubleCountingCorrection(simplified ? "Dudarev" : "Liechtenstein")
              .build());
    }
  }

  /** Lines {@code U(Fe1-3d) = 4.6000} of version 7.1 and later. */
  private void hubbardManifolds(String scheme) throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      Matcher matcher = U_OF_MANIFOLD.matcher(line);
      if (!matcher.matches()) {
        lines.pushBack();
        return;
      }
      String label = matcher.group(2).strip();
      Double value = lines.number(matcher.group(4), MaterialsUnit.ELECTRONVOLT.factor());
      HubbardKanamoriModelBuilder model =
          hubbard.containsKey(label)
              ? HubbardKanamoriModelBuilder.builder(hubbard.get(label))
              : HubbardKanamoriModelBuilder.builder();
      model.orbital(matcher.group(3)).doubleCountingCorrection(scheme);
      switch (matcher.group(1)) {
        case "U" -> model.u(value).uEffective(scheme.equals("Dudarev") ? value : null);
        case "J", "J0" -> model.j(value);
        default -> model.addExtras("x_qe_hubbard_" + matcher.group(1), value);
      }
      hubbard.put(label, model.build());
    }
  }

  private void dispersionTable() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.isEmpty()) {
        if (!dispersion.isEmpty()) {
          return;
        }
        continue;
      }
      String[] words = line.split("\\s+");
      double[] row = PrintedLines.numbers(rest(line, words[0]));
      if (row.length < 2) {
        lines.pushBack();
        return;
      }
      dispersion.put(words[0], row);
    }
  }

  private static String rest(String line, String first) {
    return line.substring(first.length());
  }

  private static String shell(int l) {
    return l >= 0 && l < SHELLS.size() ? SHELLS.get(l) : null;
  }

  private static double eV(double value) {
    return MaterialsUnit.ELECTRONVOLT.toSi(value);
  }

  /** The parameters of each species, in the order of the program's table. */
  List<AtomParameters> build() {
    List<AtomParameters> all = new ArrayList<>();
    if (species.isEmpty()) {
      potentials.forEach((number, potential) -> all.add(parameters(null, potential, number)));
    }
    int number = 0;
    for (Map.Entry<String, Species> entry : species.entrySet()) {
      number++;
      all.add(parameters(entry, potentials.getOrDefault(number, Map.of()), number));
    }
    return all;
  }

  private AtomParameters parameters(
      Map.Entry<String, Species> entry, Map<String, Object> potential, int number) {
    String label = entry == null ? String.valueOf(potential.get("x_qe_pp_label")) : entry.getKey();
    AtomParametersBuilder atom = AtomParametersBuilder.builder().label(label);
    Element.find(Geometry.symbol(label)).map(Element::number).ifPresent(atom::atomNumber);
    potential.forEach(
        (name, value) -> {
          if (value != null) {
            atom.addExtras(name, value);
          }
        });
    reports.getOrDefault(number, Map.of()).forEach(atom::addExtras);
    if (entry != null) {
      Species kind = entry.getValue();
      atom.nValenceElectrons(kind.valence()).mass(MaterialsUnit.DALTON.toSi(kind.mass()));
      atom.addExtras("x_qe_kind_mass", kind.mass());
      atom.addExtras("x_qe_pp_weight", kind.weight());
    }
    if (dispersion.containsKey(label)) {
      atom.addExtras("x_qe_dispersion_correction_vdw_radius", dispersion.get(label)[0]);
      atom.addExtras("x_qe_dispersion_correction_C6", dispersion.get(label)[1]);
    }
    atom.hubbardKanamoriModel(hubbard.get(label));
    if (!potential.isEmpty()) {
      String file = String.valueOf(potential.get("x_qe_pp_filename"));
      String name = file.substring(file.lastIndexOf('/') + 1);
      if (renormalized.containsKey(name)) {
        atom.addExtras("x_qe_pp_renormalized_wfc", renormalized.get(name));
      }
      atom.pseudopotential(
          PseudopotentialBuilder.builder()
              .name(name)
              .type(type(potential.get("x_qe_pp_type")))
              .hash((String) potential.get("x_qe_pp_md5sum"))
              .lMax(largest(potential.get("x_qe_pp_l")))
              .build());
    }
    return atom.build();
  }

  private static String type(Object printed) {
    String text = printed == null ? "" : printed.toString();
    if (text.startsWith("Projector")) {
      return "PAW";
    }
    if (text.startsWith("Ultrasoft")) {
      return "US";
    }
    return text.startsWith("Norm") ? "NC" : null;
  }

  private static Integer largest(Object momenta) {
    return momenta instanceof List<?> list
        ? list.stream()
            .map(Integer.class::cast)
            .filter(Objects::nonNull)
            .reduce(Math::max)
            .orElse(null)
        : null;
  }
}
