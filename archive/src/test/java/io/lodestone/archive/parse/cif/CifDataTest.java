package io.lodestone.archive.parse.cif;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodestone.archive.metainfo.Atoms;
import io.lodestone.archive.parse.DiskFile;
import io.lodestone.archive.parse.ReadRun;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextFile;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.element.Element;
import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Vector3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Structures of published CIFs against what the files and other programs state of them. */
@Tag("data")
class CifDataTest {
  @Test
  void superconductor_candidates_have_the_volume_and_formula_they_state() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(data("cifs-3dsc"))) {
      files = all.filter(file -> file.toString().endsWith(".cif")).sorted().toList();
    }
    assertThat(files).hasSize(1000);
    List<String> different = new ArrayList<>();
    for (Path file : files) {
      String text = Files.readString(file);
      Atoms atoms = ReadRun.of(file).run().system().getFirst().atoms();
      double volume = Double.parseDouble(stated(text, "_cell_volume"));
      double z = Double.parseDouble(stated(text, "_cell_formula_units_Z"));
      Composition sum = Composition.parse(stated(text, "_chemical_formula_sum"));
      if (Math.abs(volume(atoms) / volume - 1) > 1e-4) {
        different.add(file.getFileName() + " volume " + volume(atoms) + " not " + volume);
      }
      Map<Element, Double> amounts = amounts(atoms);
      // The formula of these files is that of the cell, whatever Z is.
      for (Element element : sum.elements()) {
        double found = amounts.getOrDefault(element, 0.0);
        if (Math.abs(found - sum.amount(element)) > 1e-6) {
          different.add(
              file.getFileName() + " " + element + " " + found + " not " + sum + " Z " + z);
        }
      }
    }
    assertThat(different).isEmpty();
  }

  @Test
  void cells_hold_what_cod_tools_count() throws IOException {
    List<String> different = new ArrayList<>();
    int compared = 0;
    for (String[] row : cases("cif_cell_contents")) {
      String recorded = Files.readString(conformance(row[4]));
      if (recorded.contains("ERROR")) {
        continue;
      }
      List<String> formulas = recorded.lines().filter(l -> !l.contains("WARNING")).toList();
      Path file = conformance(row[2]);
      double z = zUsed(row[3], Files.readString(file), recorded);
      Composition expected = Composition.parse(formulas.getFirst().replaceAll(".*\t", ""));
      Map<Element, Double> amounts = contents(new DiskFile(file)).getLast();
      compared++;
      for (Element element : expected.elements()) {
        if (element == Element.H && row[3].contains("attached") || row[3].contains("assume")) {
          continue; // they count atoms that no site holds, or sites as if they were full
        }
        double perUnit = amounts.getOrDefault(element, 0.0) / z;
        if (Math.abs(perUnit - expected.amount(element)) > 2e-3) {
          different.add(
              row[1] + " " + element.symbol() + perUnit + " not " + expected.amount(element));
        }
      }
    }
    assertThat(different).isEmpty();
    assertThat(compared).isGreaterThan(16);
  }

  @Test
  void filled_cells_have_the_atoms_that_cod_tools_list() throws IOException {
    List<String> different = new ArrayList<>();
    int compared = 0;
    for (String[] row : cases("cif_fillcell")) {
      String recorded = Files.readString(conformance(row[4]));
      if (recorded.contains("ERROR") || row[3].contains("supercell")) {
        continue;
      }
      compared++;
      // Their list repeats atoms of special positions unless told to merge them.
      String listed = recorded.replaceAll("(?m)^scripts/.*\\R", "");
      List<Map<Element, Double>> expected = contents(new TextFile("filled.cif", listed));
      List<Map<Element, Double>> found = contents(new DiskFile(conformance(row[2])));
      boolean same = expected.size() == found.size();
      for (int i = 0; same && i < found.size(); i++) {
        same =
            row[3].contains("merge")
                ? close(expected.get(i), found.get(i))
                : expected.get(i).keySet().equals(found.get(i).keySet());
      }
      if (!same) {
        different.add(row[1] + ": " + found + " not " + expected);
      }
    }
    assertThat(different).isEmpty();
    assertThat(compared).isGreaterThan(5);
  }

  @Test
  void cartesian_positions_are_those_of_cod_tools() throws IOException {
    Pattern atom = Pattern.compile("([A-Z][a-z]?)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s*");
    int compared = 0;
    for (String[] row : cases("cif2xyz")) {
      var system = ReadRun.all(new DiskFile(conformance(row[2])), new CifParser()).getLast().run();
      Atoms atoms = system.system().getFirst().atoms();
      Lattice lattice = Lattice.ofRows(atoms.latticeVectors().scaled(1e10).values());
      for (String line : Files.readAllLines(conformance(row[4]))) {
        Matcher match = atom.matcher(line);
        if (match.matches()) {
          Vector3 theirs =
              new Vector3(
                  Double.parseDouble(match.group(2)),
                  Double.parseDouble(match.group(3)),
                  Double.parseDouble(match.group(4)));
          double nearest = Double.POSITIVE_INFINITY;
          for (int i = 0; i < atoms.nAtoms(); i++) {
            Vector3 mine =
                new Vector3(
                    atoms.positions().get(i, 0) * 1e10,
                    atoms.positions().get(i, 1) * 1e10,
                    atoms.positions().get(i, 2) * 1e10);
            Vector3 f = lattice.toFractional(mine.minus(theirs));
            Vector3 rest =
                new Vector3(
                    f.x() - Math.rint(f.x()), f.y() - Math.rint(f.y()), f.z() - Math.rint(f.z()));
            if (atoms.labels().get(i).equals(match.group(1))) {
              nearest = Math.min(nearest, lattice.toCartesian(rest).norm());
            }
          }
          assertThat(nearest).as(row[1] + " " + line).isLessThan(1e-3);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  private static boolean close(Map<Element, Double> a, Map<Element, Double> b) {
    return a.keySet().equals(b.keySet())
        && a.keySet().stream().allMatch(e -> Math.abs(a.get(e) - b.get(e)) < 1e-2);
  }

  /** Z as an option sets it, else as their program estimates it, else as the file states it. */
  private static double zUsed(String options, String text, String recorded) {
    Matcher option = Pattern.compile("(?:-Z|units|units-Z)[ =](\\d+)").matcher(options);
    if (option.find()) {
      return Double.parseDouble(option.group(1));
    }
    Matcher estimated = Pattern.compile("Z = (\\d+)\\.").matcher(recorded);
    if (estimated.find()) {
      return Double.parseDouble(estimated.group(1));
    }
    String stated = stated(text, "_cell_formula_units_Z");
    return stated == null ? 1 : Double.parseDouble(stated);
  }

  private static String stated(String text, String name) {
    Matcher match =
        Pattern.compile("(?im)^" + name + "\\s+'?\"?([^'\"\\n]+?)'?\"?\\s*$").matcher(text);
    return match.find() ? match.group(1) : null;
  }

  /** Amounts in the cell of each data block that has sites. */
  private static List<Map<Element, Double>> contents(SourceFile file) throws IOException {
    return ReadRun.all(file, new CifParser()).stream()
        .flatMap(run -> run.run().system().stream())
        .map(system -> amounts(system.atoms()))
        .toList();
  }

  static Map<Element, Double> amounts(Atoms atoms) {
    Map<Element, Double> amounts = new EnumMap<>(Element.class);
    for (int i = 0; i < atoms.nAtoms(); i++) {
      double occupancy =
          atoms.concentrations() == null || atoms.concentrations().isEmpty()
              ? 1
              : atoms.concentrations().get(i);
      amounts.merge(Element.of(atoms.labels().get(i)), occupancy, Double::sum);
    }
    return amounts;
  }

  static double volume(Atoms atoms) {
    return Lattice.ofRows(atoms.latticeVectors().scaled(1e10).values()).volume();
  }

  private static List<String[]> cases(String operation) throws IOException {
    return Files.readAllLines(conformance("cases.tsv")).stream()
        .map(line -> line.split("\t", -1))
        .filter(row -> row[0].equals(operation))
        .toList();
  }

  private static Path conformance(String file) {
    return data("cif-conformance").resolve("structures").resolve(file);
  }

  private static Path data(String folder) {
    String data = System.getenv("LODESTONE_DATA");
    Path path = data == null ? null : Path.of(data, folder);
    Assumptions.assumeTrue(
        path != null && Files.isDirectory(path), folder + " of LODESTONE_DATA is absent");
    return path;
  }
}
