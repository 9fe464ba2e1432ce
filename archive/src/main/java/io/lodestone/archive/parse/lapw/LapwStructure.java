package io.lodestone.archive.parse.lapw;

import static io.lodestone.core.quantity.MaterialsUnit.BOHR;

import io.lodestone.archive.metainfo.Atoms;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.element.Element;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The crystal as a summary of a run describes it before the first iteration. */
public final class LapwStructure {
  private static final Pattern SPECIES =
      Pattern.compile("\\s*Species\\s*:\\s*(\\d{1,9})\\s*\\((\\S+)\\)\\s*");
  private static final Pattern POSITION = Pattern.compile("\\s*\\d+\\s*:\\s*(.*)");

  private final List<double[]> lattice = new ArrayList<>();
  private final List<LapwSpecies> species = new ArrayList<>();
  private boolean cartesian;

  /**
   * Takes in what a line tells of the crystal, and the lines that belong to it.
   *
   * @param in reader of which the line is the current one
   * @return whether the line was of that kind
   */
  public boolean read(String line, TextReader in) throws IOException {
    Matcher title = SPECIES.matcher(line);
    InfoLine info = InfoLine.of(line);
    if (info.is("Lattice vectors")) {
      readVectors(in);
    } else if (title.matches()) {
      species.add(new LapwSpecies(Integer.parseInt(title.group(1)), symbol(title.group(2))));
    } else if (!species.isEmpty() && info.is("atomic positions")) {
      cartesian = info.lowerKey().startsWith("atomic positions (cart");
      readPositions(in);
    } else if (!species.isEmpty() && info.is("nuclear charge")) {
      species.getLast().nuclearCharge(info.number());
    } else if (!species.isEmpty() && info.is("atomic mass")) {
      species.getLast().mass(info.number());
    } else if (!species.isEmpty() && info.is("parameters loaded from")) {
      species.getLast().file(info.value());
    } else if (!species.isEmpty()
        && info.lowerKey().equals("muffin-tin radius")
        && !Double.isNaN(info.number())) {
      species.getLast().radius(info.number());
    } else if (!species.isEmpty() && info.lowerKey().contains("of radial points in muffin-tin")) {
      species.getLast().radialPoints(info.number());
    } else {
      return false;
    }
    return true;
  }

  private void readVectors(TextReader in) throws IOException {
    lattice.clear();
    for (int i = 0; i < 3; i++) {
      String row = in.next();
      if (row == null) {
        return; // cut off
      }
      lattice.add(in.fields().numbers(0, 3));
    }
  }

  private void readPositions(TextReader in) throws IOException {
    for (String row = in.next(); row != null; row = in.next()) {
      Matcher position = POSITION.matcher(row);
      double[] numbers =
          position.matches() ? InfoLine.leadingNumbers(position.group(1)) : new double[0];
      if (numbers.length < 3) {
        in.pushBack();
        return;
      }
      species.getLast().add(numbers);
    }
  }

  /** The kinds of atoms, in the order of the file. */
  public List<LapwSpecies> species() {
    return species;
  }

  /** Whether anything is known of the atoms. */
  public boolean isEmpty() {
    return species.isEmpty();
  }

  /** Whether positions are Cartesian, in bohr; else they are fractions of the lattice vectors. */
  public boolean isCartesian() {
    return cartesian;
  }

  /** The symbol of each atom, in the order in which the codes count them: by species. */
  public List<String> labels() {
    List<String> labels = new ArrayList<>();
    species.forEach(kind -> kind.positions().forEach(position -> labels.add(kind.symbol())));
    return labels;
  }

  /** The atoms where the run began. */
  public Atoms initial() {
    List<double[]> positions = new ArrayList<>();
    species.forEach(kind -> positions.addAll(kind.positions()));
    return atoms(labels(), positions, cartesian);
  }

  /**
   * The atoms at other positions in the same cell.
   *
   * @param positions in bohr if Cartesian, else in fractions of the lattice vectors
   */
  public Atoms atoms(List<String> labels, List<double[]> positions, boolean inBohr) {
    AtomsBuilder atoms = AtomsBuilder.builder();
    atoms.nAtoms(labels.size()).labels(labels);
    atoms.species(
        labels.stream().map(label -> Element.find(label).map(Element::number).orElse(0)).toList());
    if (!positions.isEmpty() && (inBohr || lattice.size() == 3)) {
      atoms.positions(positions(positions, inBohr));
    }
    if (lattice.size() == 3) {
      atoms.latticeVectors(Tensor.matrix(rows(lattice)).scaled(BOHR.factor()));
      atoms.periodic(List.of(true, true, true));
    }
    return atoms.build();
  }

  /** Positions in m, n × 3. */
  public Tensor positions(List<double[]> positions, boolean inBohr) {
    double[][] metres = new double[positions.size()][3];
    for (int i = 0; i < metres.length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double bohr = 0;
        for (int k = 0; !inBohr && k < 3; k++) {
          bohr += positions.get(i)[k] * lattice.get(k)[axis];
        }
        metres[i][axis] = BOHR.toSi(inBohr ? positions.get(i)[axis] : bohr);
      }
    }
    return Tensor.matrix(metres);
  }

  /** Whether the three lattice vectors are known. */
  public boolean hasLattice() {
    return lattice.size() == 3;
  }

  private static double[][] rows(List<double[]> vectors) {
    return vectors.stream().map(v -> java.util.Arrays.copyOf(v, 3)).toArray(double[][]::new);
  }

  /**
   * The element in a name such as {@code Fe} or {@code Fe_up}; the name itself if there is none.
   */
  private static String symbol(String name) {
    for (int length = Math.min(2, name.length()); length > 0; length--) {
      boolean ends = length == name.length() || !Character.isLowerCase(name.charAt(length));
      if (ends && Element.find(name.substring(0, length)).isPresent()) {
        return name.substring(0, length);
      }
    }
    return name;
  }
}
