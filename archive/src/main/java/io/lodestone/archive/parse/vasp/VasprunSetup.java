package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.xml.XmlScanner;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What vasprun.xml tells before the first configuration: program, tags, points and atoms.
 *
 * <p>Each {@code read...} method reads the element of that name, which was just entered.
 */
final class VasprunSetup {
  private final XmlScanner xml;
  private final VasprunValues values;
  private final Map<String, String> generator = new HashMap<>();
  private final IncarTags input = new IncarTags();
  private final IncarTags output = new IncarTags();
  private SamplingPoints points = new SamplingPoints();
  private final List<AtomKind> kinds = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();

  VasprunSetup(XmlScanner xml) {
    this.xml = xml;
    this.values = new VasprunValues(xml);
  }

  /** What VASP used, and what the user set where VASP does not print it. */
  IncarTags tags() {
    return output.orElse(input);
  }

  SamplingPoints points() {
    return points;
  }

  /** Element symbol of each atom; empty where the file has none. */
  List<String> labels() {
    return labels;
  }

  /**
   * How the run computed.
   *
   * @param potentials blocks of POTCAR beside the file, of which those with the same titles in the
   *     same order add what the file leaves out
   */
  MethodSection method(List<AtomKind> potentials) {
    List<AtomKind> complete = new ArrayList<>(kinds);
    for (int i = 0; i < kinds.size() && i < potentials.size(); i++) {
      if (potentials.get(i).title().strip().equals(kinds.get(i).title().strip())) {
        complete.set(i, kinds.get(i).with(potentials.get(i)));
      }
    }
    return new MethodSection(input, output, complete, points);
  }

  VaspRelease release() {
    return new VaspRelease(
        generator.getOrDefault("version", ""),
        generator.getOrDefault("subversion", ""),
        generator.getOrDefault("platform", ""),
        generator.getOrDefault("date", ""),
        generator.getOrDefault("time", ""));
  }

  void readGenerator() throws IOException {
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      String name = xml.attribute("name");
      if (name != null) {
        generator.put(name, xml.text());
      }
    }
  }

  void readIncar() throws IOException {
    values.tags(input);
  }

  void readParameters() throws IOException {
    values.tags(output);
  }

  void readKpoints() throws IOException {
    points = kpoints();
  }

  /** The points that the current {@code kpoints} element gives. */
  SamplingPoints kpoints() throws IOException {
    SamplingPoints sampling = new SamplingPoints();
    Tensor tetrahedra = null;
    Double volume = null;
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      switch (xml.name()) {
        case "generation" -> volume = generation(sampling, volume);
        case "varray" -> {
          String name = xml.attribute("name");
          switch (name == null ? "" : name) {
            case "kpointlist" -> {
              double[] list = values.rows(3);
              if (list != null) {
                sampling.points(list);
              }
            }
            case "weights" -> {
              double[] list = values.rows(1);
              if (list != null) {
                sampling.weights(list);
              }
            }
            case "tetrahedronlist" -> {
              double[] list = values.rows(5);
              tetrahedra = list == null ? null : Tensor.of(list, list.length / 5, 5);
            }
            default -> {}
          }
        }
        case "i" ->
            volume = "volumeweight".equals(xml.attribute("name")) ? values.number() : volume;
        default -> {}
      }
    }
    sampling.tetrahedra(tetrahedra, volume);
    return sampling;
  }

  void readAtominfo() throws IOException {
    List<List<String>> atoms = List.of();
    List<List<String>> types = List.of();
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      if (!xml.name().equals("array")) {
        continue;
      }
      String name = xml.attribute("name");
      if ("atoms".equals(name)) {
        atoms = table();
      } else if ("atomtypes".equals(name)) {
        types = table();
      }
    }
    for (List<String> type : types) {
      if (type.size() >= 5) {
        kinds.add(
            new AtomKind(
                type.get(1),
                integer(type.get(0)),
                number(type.get(2)),
                number(type.get(3)),
                type.get(4)));
      }
    }
    for (List<String> atom : atoms) {
      Integer kind = atom.size() > 1 ? integer(atom.get(1)) : null;
      labels.add(
          kind != null && kind >= 1 && kind <= kinds.size()
              ? kinds.get(kind - 1).label()
              : new AtomKind(atom.getFirst(), null, null, null, "").label());
    }
  }

  private Double generation(SamplingPoints sampling, Double knownVolume) throws IOException {
    Double volume = knownVolume;
    String method = xml.attribute("param");
    if (method != null) {
      sampling.method(method);
    }
    for (int parent = xml.depth(); xml.nextChild(parent); ) {
      String name = xml.attribute("name");
      switch (name == null ? "" : name) {
        case "divisions" -> {
          int[] divisions = values.integers();
          if (divisions != null && divisions.length == 3) {
            sampling.grid(divisions);
          } else if (divisions != null && divisions.length == 1) {
            sampling.pointsPerLine(divisions[0]);
          }
        }
        case "usershift" -> {
          double[] shift = values.numbers();
          if (shift != null && shift.length == 3) {
            sampling.shift(shift);
          }
        }
        case "volumeweight" -> volume = values.number();
        default -> {}
      }
    }
    return volume;
  }

  /** The cells of the rows of the current array. */
  private List<List<String>> table() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (int array = xml.depth(); xml.nextChild(array); ) {
      if (!xml.name().equals("set")) {
        continue;
      }
      for (int set = xml.depth(); xml.nextChild(set); ) {
        List<String> cells = new ArrayList<>();
        for (int row = xml.depth(); xml.nextChild(row); ) {
          cells.add(xml.text());
        }
        if (!cells.isEmpty() && !xml.truncated()) {
          rows.add(cells);
        }
      }
    }
    return rows;
  }

  private static Integer integer(String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Double number(String text) {
    double value = Fields.parse(text.strip());
    return Double.isFinite(value) ? (Double) value : null;
  }
}
