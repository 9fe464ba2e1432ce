package io.lodestone.crystal.matching;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lodestone.core.structure.Lattice;
import io.lodestone.core.structure.Occupant;
import io.lodestone.core.structure.Site;
import io.lodestone.core.structure.Species;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.structure.Vector3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Crystals of the shared data, whose CIF files list all sites of the cell without symmetry. */
final class SampleCrystals {
  private static final Pattern CIF =
      Pattern.compile("# generated using pymatgen(?<text>[^\"]*)", Pattern.DOTALL);

  private SampleCrystals() {}

  static List<Structure> perovskites() throws IOException {
    return table("perov5/val.csv.gz");
  }

  static List<Structure> carbon() throws IOException {
    return table("carbon24/val.csv.gz");
  }

  static List<Structure> superconductors() throws IOException {
    List<Structure> structures = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder().resolve("cifs-3dsc"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".cif")).sorted().toList()) {
        structures.add(read(Files.readString(file)));
      }
    }
    return structures;
  }

  private static Path folder() {
    String data = System.getenv("LODESTONE_DATA");
    assumeTrue(data != null && Files.isDirectory(Path.of(data)), "the shared data are not here");
    return Path.of(data);
  }

  private static List<Structure> table(String name) throws IOException {
    try (GZIPInputStream packed =
        new GZIPInputStream(Files.newInputStream(folder().resolve(name)))) {
      String text = new String(packed.readAllBytes(), StandardCharsets.UTF_8);
      return CIF.matcher(text).results().map(MatchResult::group).map(SampleCrystals::read).toList();
    }
  }

  private static Structure read(String cif) {
    Map<String, Double> cell = new HashMap<>();
    List<String> columns = new ArrayList<>();
    List<Site> sites = new ArrayList<>();
    for (String line : cif.lines().map(String::strip).toList()) {
      String[] words = line.split("\\s+");
      if (line.startsWith("_cell_length") || line.startsWith("_cell_angle")) {
        cell.put(words[0], Double.parseDouble(words[1]));
      } else if (line.equals("loop_")) {
        columns.clear();
      } else if (line.startsWith("_atom_site_")) {
        columns.add(line);
      } else if (columns.contains("_atom_site_fract_x") && words.length == columns.size()) {
        sites.add(site(words, columns));
      }
    }
    return Structure.crystal(
        Lattice.ofParameters(
            cell.get("_cell_length_a"),
            cell.get("_cell_length_b"),
            cell.get("_cell_length_c"),
            cell.get("_cell_angle_alpha"),
            cell.get("_cell_angle_beta"),
            cell.get("_cell_angle_gamma")),
        sites);
  }

  private static Site site(String[] words, List<String> columns) {
    double[] at = new double[3];
    for (int i = 0; i < 3; i++) {
      at[i] = Double.parseDouble(words[columns.indexOf("_atom_site_fract_" + "xyz".charAt(i))]);
    }
    double share = Double.parseDouble(words[columns.indexOf("_atom_site_occupancy")]);
    Species species = Species.parse(words[columns.indexOf("_atom_site_type_symbol")]);
    return Site.of(List.of(new Occupant(species, share)), new Vector3(at[0], at[1], at[2]));
  }
}
