package io.lodestone.archive.parse.cp2k;

import io.lodestone.archive.metainfo.BandSegmentBuilder;
import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.BandStructureBuilder;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.DosBuilder;
import io.lodestone.archive.metainfo.DosValuesBuilder;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.EigenvaluesBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Densities of states, projections and bands that CP2K writes beside its output. */
final class SideFiles {
  private final SourceFile output;
  private final String project;

  /** The files of a project beside an output. */
  SideFiles(SourceFile output, String project) {
    this.output = output;
    this.project = project;
  }

  /**
   * The density of states of {@code PROJECT-1.dos}, one section per spin; empty without the file.
   *
   * <p>The file holds a histogram of the orbitals, normalised to one, so the number of orbitals
   * turns it into states per energy.
   *
   * @param nOrbitals orbitals of each spin, or null if the output does not tell
   */
  List<Dos> densityOfStates(Integer nOrbitals, Double fermi) throws IOException {
    Optional<SourceFile> file = output.sibling(project + "-1.dos");
    if (file.isEmpty() || nOrbitals == null) {
      return List.of();
    }
    List<double[]> rows = numbers(file.get(), 3);
    if (rows.size() < 2) {
      return List.of();
    }
    int nSpins = rows.getFirst().length >= 5 ? 2 : 1;
    double bin = MaterialsUnit.HARTREE.toSi(rows.get(1)[0] - rows.get(0)[0]);
    if (!(bin > 0)) {
      return List.of();
    }
    double[] energies =
        rows.stream().mapToDouble(row -> MaterialsUnit.HARTREE.toSi(row[0])).toArray();
    List<Dos> sections = new ArrayList<>();
    for (int spin = 0; spin < nSpins; spin++) {
      int column = 1 + 2 * spin;
      double factor = nOrbitals * (nSpins == 1 ? 2 : 1) / bin;
      double[] values = rows.stream().mapToDouble(row -> row[column] * factor).toArray();
      sections.add(
          DosBuilder.builder()
              .spinChannel(nSpins == 2 ? Integer.valueOf(spin) : null)
              .nEnergies(energies.length)
              .energies(Tensor.vector(energies))
              .energyFermi(fermi)
              .addTotal(DosValuesBuilder.builder().spin(spin).value(Tensor.vector(values)).build())
              .build());
    }
    return sections;
  }

  /**
   * Orbital energies with their weights on the orbitals of each kind of atom, from {@code
   * PROJECT-k1-1.pdos} and its like; null without the files.
   */
  Eigenvalues projections() throws IOException {
    EigenvaluesBuilder eigenvalues = null;
    List<Map<String, Object>> projections = new ArrayList<>();
    for (int kind = 1; ; kind++) {
      Optional<SourceFile> file = output.sibling(project + "-k" + kind + "-1.pdos");
      if (file.isEmpty()) {
        break;
      }
      List<double[]> rows = numbers(file.get(), 4);
      List<String> names = pdosColumns(file.get());
      if (rows.isEmpty() || names.size() != rows.getFirst().length - 2) {
        continue;
      }
      if (eigenvalues == null) {
        eigenvalues =
            EigenvaluesBuilder.builder()
                .energies(column(rows, 1, MaterialsUnit.HARTREE.factor()))
                .occupations(column(rows, 2, 1));
      }
      for (int i = 1; i < names.size(); i++) {
        Map<String, Object> projection = new LinkedHashMap<>();
        projection.put("x_cp2k_kind_label", names.getFirst());
        projection.put("x_cp2k_orbital", names.get(i));
        projection.put("x_cp2k_weights", column(rows, 2 + i, 1));
        projections.add(projection);
      }
    }
    return eigenvalues == null
        ? null
        : eigenvalues.addExtras("x_cp2k_section_projections", projections).build();
  }

  /** The bands of the file that the input names, a segment between two special points each. */
  BandStructure bands(String fileName, int nSpins, Double fermi) throws IOException {
    Optional<SourceFile> file = output.sibling(fileName);
    if (file.isEmpty()) {
      return null;
    }
    BandFile bands = new BandFile(nSpins);
    try (TextReader in = new TextReader(file.get())) {
      bands.read(in);
    }
    List<BandSegmentBuilder> segments = bands.segments();
    if (segments.isEmpty()) {
      return null;
    }
    return BandStructureBuilder.builder()
        .energyFermi(fermi)
        .segment(segments.stream().map(BandSegmentBuilder::build).toList())
        .build();
  }

  /** Rows of at least {@code least} numbers; comments, rows cut off and a second table left out. */
  private static List<double[]> numbers(SourceFile file, int least) throws IOException {
    List<double[]> rows = new ArrayList<>();
    try (TextReader in = new TextReader(file)) {
      for (String line = in.next(); line != null && in.isTerminated(); line = in.next()) {
        Fields fields = in.fields();
        if (!line.strip().startsWith("#") && fields.count() >= least && fields.isNumber(0)) {
          double[] row = fields.numbers(0, least);
          if (!rows.isEmpty() && row.length != rows.getFirst().length) {
            return rows;
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** The kind of atom, and the names of the columns behind the occupations. */
  private static List<String> pdosColumns(SourceFile file) throws IOException {
    List<String> names = new ArrayList<>();
    try (TextReader in = new TextReader(file)) {
      String first = in.next();
      String second = in.next();
      int kind = first == null ? -1 : first.indexOf("atomic kind");
      int columns = second == null ? -1 : second.indexOf("Occupation");
      if (kind >= 0 && columns >= 0) {
        names.add(first.substring(kind + "atomic kind".length()).strip().split("\\s+")[0]);
        String rest = second.substring(columns + "Occupation".length()).strip();
        names.addAll(List.of(rest.split("\\s+")));
      }
    }
    return names;
  }

  private static Tensor column(List<double[]> rows, int column, double factor) {
    return Tensor.of(
        rows.stream().mapToDouble(row -> row[column] * factor).toArray(), 1, 1, rows.size());
  }
}
