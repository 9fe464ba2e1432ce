package io.lodestone.archive.parse.elk;

import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.lapw.BandPath;
import io.lodestone.archive.parse.lapw.Curve;
import io.lodestone.archive.parse.lapw.EigenvalueFile;
import io.lodestone.archive.parse.lapw.TotalDosFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that Elk left beside INFO.OUT.
 *
 * <p>A damaged one is left out with a warning, for INFO.OUT is not less for it.
 */
final class ElkFolder {
  private final SourceFile main;
  private final EntryRecorder entry;

  ElkFolder(SourceFile main, EntryRecorder entry) {
    this.main = main;
    this.entry = entry;
  }

  /** Reads one file. */
  interface Read<T> {
    T from(SourceFile file) throws IOException;
  }

  /** What is read from a file; empty where it is not there or damaged. */
  <T> Optional<T> read(String name, Read<T> reader) throws IOException {
    Optional<SourceFile> file = main.sibling(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(reader.from(file.get()));
    } catch (InvalidInput e) {
      entry.warning(name + " left out: " + e.getMessage());
      return Optional.empty();
    }
  }

  Optional<ElkInput> input() throws IOException {
    return read("elk.in", ElkInput::read);
  }

  Optional<Eigenvalues> eigenvalues(int spins) throws IOException {
    return read("EIGVAL.OUT", file -> EigenvalueFile.read(file, spins == 2).orElse(null));
  }

  /** Densities of states, total and projected, of each spin. */
  List<Dos> dos(double fermi, ElkProjections projections) throws IOException {
    List<Dos> total =
        read("TDOS.OUT", file -> TotalDosFile.read(file).sections(fermi)).orElse(List.of());
    List<Dos> all = new ArrayList<>();
    for (Dos section : total) {
      all.add(projections.added(section, all.size(), total.size(), main, this));
    }
    return all;
  }

  Optional<BandStructure> bands(int spins, double fermi) throws IOException {
    Optional<List<Curve>> curves = read("BAND.OUT", Curve::readAll);
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    List<Curve> lines = read("BANDLINES.OUT", Curve::readAll).orElse(List.of());
    List<BandPath.Vertex> corners = input().orElse(new ElkInput(Map.of())).corners(lines);
    return Optional.ofNullable(BandPath.ofCurves(curves.get(), corners))
        .map(path -> path.section(spins, fermi));
  }

  /** The mesh with its points and weights from KPOINTS.OUT, if it is there. */
  KMesh withPoints(KMesh mesh) throws IOException {
    return read("KPOINTS.OUT", file -> points(file, mesh)).orElse(mesh);
  }

  private static KMesh points(SourceFile file, KMesh mesh) throws IOException {
    List<double[]> points = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    try (TextReader in = new TextReader(file)) {
      in.skip(1); // number of points and headings
      for (String line = in.next(); line != null && !line.isBlank(); line = in.next()) {
        double[] row = in.fields().numbers(0, 5);
        points.add(new double[] {row[1], row[2], row[3]});
        weights.add(row[4]);
      }
    }
    if (points.isEmpty() || mesh.nPoints() != null && mesh.nPoints() != points.size()) {
      return mesh; // of another run, or cut off
    }
    return KMeshBuilder.builder(mesh)
        .points(Tensor.matrix(points.toArray(double[][]::new)))
        .weights(weights)
        .build();
  }
}
