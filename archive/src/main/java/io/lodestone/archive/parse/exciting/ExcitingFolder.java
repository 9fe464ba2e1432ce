package io.lodestone.archive.parse.exciting;

import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.lapw.BandPath;
import io.lodestone.archive.parse.lapw.Curve;
import io.lodestone.archive.parse.lapw.EigenvalueFile;
import io.lodestone.archive.parse.lapw.TotalDosFile;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The files that exciting left beside a main file; a suffix of the main file's name (INFO_02.OUT)
 * is theirs too.
 *
 * <p>A damaged one is left out with a warning, for the main file is not less for it.
 */
final class ExcitingFolder {
  private final SourceFile main;
  private final String suffix;
  private final EntryRecorder entry;

  /** The folder of {@code main}; warnings go to {@code entry}. */
  ExcitingFolder(SourceFile main, EntryRecorder entry) {
    this.main = main;
    this.entry = entry;
    suffix = main.name().replaceFirst("^.*INFO(XS)?", "").replaceFirst("\\.[^.]*$", "");
  }

  /** Reads one file, or nothing where there is none. */
  private interface Read<T> {
    T from(SourceFile file) throws IOException;
  }

  /** The file of this name; {@code dos.xml} is {@code dos_02.xml} beside {@code INFO_02.OUT}. */
  Optional<SourceFile> file(String name) {
    int dot = name.lastIndexOf('.');
    return main.sibling(name.substring(0, dot) + suffix + name.substring(dot));
  }

  private <T> Optional<T> read(String name, Read<Optional<T>> reader) throws IOException {
    Optional<SourceFile> file = file(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return reader.from(file.get());
    } catch (InvalidInput e) {
      entry.warning(name + " left out: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The input. */
  Optional<InputXml> input() throws IOException {
    for (String name : List.of("input.xml", "input_gw.xml", "input-gw.xml")) {
      Optional<InputXml> input = read(name, InputXml::read);
      if (input.isPresent()) {
        return input;
      }
    }
    // The input has no suffix.
    Optional<SourceFile> plain = main.sibling("input.xml");
    return plain.isEmpty() ? Optional.empty() : InputXml.read(plain.get());
  }

  Optional<Eigenvalues> eigenvalues(int spins) throws IOException {
    return read("EIGVAL.OUT", file -> EigenvalueFile.read(file, spins == 2));
  }

  /**
   * The density of states.
   *
   * @param fermi Fermi energy in J
   */
  List<Dos> dos(double fermi) throws IOException {
    Optional<List<Dos>> dos =
        read("dos.xml", file -> Optional.of(DosXml.read(file).sections(fermi)));
    return dos.isPresent() && !dos.get().isEmpty() ? dos.get() : totalDos("TDOS.OUT", fermi);
  }

  /** The density of states of a text file. */
  List<Dos> totalDos(String name, double fermi) throws IOException {
    return read(name, file -> Optional.of(TotalDosFile.read(file).sections(fermi)))
        .orElse(List.of());
  }

  /** The bands, from the first file of these that there is. */
  Optional<BandStructure> bands(List<String> names, int spins, double fermi) throws IOException {
    for (String name : names) {
      Optional<BandPath> path =
          read(
              name,
              file ->
                  name.endsWith(".xml")
                      ? BandstructureXml.read(file)
                      : name.endsWith(".dat")
                          ? BandstructureDat.read(file).path()
                          : Optional.ofNullable(BandPath.ofCurves(Curve.readAll(file), List.of())));
      if (path.isPresent()) {
        return path.map(bands -> bands.section(spins, fermi));
      }
    }
    return Optional.empty();
  }
}
