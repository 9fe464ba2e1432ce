package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.DosBuilder;
import io.lodestone.archive.metainfo.DosValues;
import io.lodestone.archive.metainfo.DosValuesBuilder;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The densities of states of a calculation, from the files beside its output: in total, by atom and
 * by species, each with its angular momenta.
 *
 * <p>The raw files are read, whose energies are on the scale of the eigenvalues; a file whose
 * energies are counted from the chemical potential is shifted back.
 */
final class DensityOfStates {
  private static final String[] ANGULAR_MOMENTA = {"s", "p", "d", "f", "g", "h", "i", "k"};
  private static final Pattern ATOM_NUMBER = Pattern.compile("(\\d{4,})(?=_raw|\\.dat)");
  private static final String UP = "spin_up";
  private static final String DOWN = "spin_dn";

  private final SourceFile output;
  private final OutputLine numbers;
  private final int nSpins;
  private final double normalization;
  private final List<String> names;
  private final DosBuilder[] channels;
  private final boolean[] known;
  private int nEnergies;

  /**
   * Densities of states beside an output.
   *
   * @param halved whether the version of the program counted each doubly occupied state once
   */
  DensityOfStates(SourceFile output, OutputLine numbers, int nSpins, boolean halved) {
    this.output = output;
    this.numbers = numbers;
    this.nSpins = nSpins;
    this.normalization = halved && nSpins == 1 ? 0.5 : 1;
    this.names = output.siblingNames();
    this.channels = new DosBuilder[nSpins];
    this.known = new boolean[nSpins];
    for (int spin = 0; spin < nSpins; spin++) {
      channels[spin] = DosBuilder.builder().spinChannel(nSpins == 2 ? spin : null);
    }
  }

  /**
   * Reads the files.
   *
   * @param fermi Fermi energy in J, or null
   * @return a section for each spin channel; none if no file is there
   */
  List<Dos> read(Collection<DosFile> files, Double fermi) throws IOException {
    for (DosFile file : files) {
      try {
        read(file);
      } catch (InvalidInput e) {
        numbers.warn("density of states left out: " + e.getMessage());
      }
    }
    List<Dos> sections = new ArrayList<>();
    for (int spin = 0; spin < nSpins; spin++) {
      if (known[spin]) {
        sections.add(channels[spin].energyFermi(fermi).build());
      }
    }
    return sections;
  }

  private void read(DosFile file) throws IOException {
    switch (file.projection()) {
      case TOTAL -> {
        Optional<DataColumns> data = data(file.name());
        for (int spin = 0; data.isPresent() && spin < nSpins; spin++) {
          total(data.get(), spin);
        }
      }
      case ATOM, SPECIES -> {
        if (nSpins == 2 && file.name().contains(UP)) {
          projected(file, file.name(), 0);
          projected(file, file.name().replace(UP, DOWN), 1);
        } else if (nSpins == 1) {
          projected(file, file.name(), 0);
        }
      }
      default -> throw new IllegalStateException(file.toString());
    }
  }

  private void total(DataColumns data, int spin) {
    if (data.width() <= spin + 1) {
      return;
    }
    energies(data, spin);
    DosValuesBuilder values =
        DosValuesBuilder.builder().spin(spin).value(column(data, spin + 1, normalization));
    if (normalization != 1) {
      values.addExtras("x_fhi_aims_normalization_factor_raw_data", normalization);
    }
    channels[spin].addTotal(values.build());
  }

  /** Column 1 is the sum over the angular momenta that follow. */
  private void projected(DosFile file, String name, int spin) throws IOException {
    Optional<DataColumns> found = data(name);
    if (found.isEmpty() || found.get().width() < 2) {
      return;
    }
    DataColumns data = found.get();
    energies(data, spin);
    boolean byAtom = file.projection() == DosFile.Projection.ATOM;
    DosValuesBuilder sum = values(file, spin).value(column(data, 1, 1));
    if (byAtom) {
      channels[spin].addAtomProjected(sum.build());
    } else {
      channels[spin].addSpeciesProjected(sum.build());
    }
    for (int l = 0; l + 2 < data.width() && l < ANGULAR_MOMENTA.length; l++) {
      DosValues values =
          values(file, spin).orbital(ANGULAR_MOMENTA[l]).value(column(data, l + 2, 1)).build();
      channels[spin].addOrbitalProjected(values);
    }
  }

  private DosValuesBuilder values(DosFile file, int spin) {
    DosValuesBuilder values = DosValuesBuilder.builder().spin(spin).atomLabel(file.species());
    Matcher number = ATOM_NUMBER.matcher(file.name());
    if (file.projection() == DosFile.Projection.ATOM && number.find()) {
      String digits = number.group(1);
      values.atomIndex(digits.length() > 9 ? null : Integer.valueOf(Integer.parseInt(digits) - 1));
    }
    return values;
  }

  /** Sets the energies of a channel once; every file of a run has the same. */
  private void energies(DataColumns data, int spin) {
    if (data.rows() != nEnergies && nEnergies > 0) {
      throw new InvalidInput(
          null, null, data.rows() + " energies", nEnergies + " as in the other files", null);
    }
    if (!known[spin]) {
      nEnergies = data.rows();
      double shift = Double.isFinite(data.chemicalPotential()) ? data.chemicalPotential() : 0;
      double[] energies =
          Arrays.stream(data.column(0, 1))
              .map(energy -> MaterialsUnit.ELECTRONVOLT.toSi(energy + shift))
              .toArray();
      channels[spin].nEnergies(energies.length).energies(Tensor.vector(energies));
      known[spin] = true;
    }
  }

  private static Tensor column(DataColumns data, int column, double normalization) {
    double perJoule = 1 / (MaterialsUnit.ELECTRONVOLT.factor() * normalization);
    return Tensor.vector(data.column(column, perJoule));
  }

  /** The file as named, whatever its case; the shifted one where the raw one is not there. */
  private Optional<DataColumns> data(String name) throws IOException {
    for (String candidate : new String[] {name, name.replace("_raw", "")}) {
      for (String sibling : names) {
        if (sibling.equalsIgnoreCase(candidate)) {
          Optional<SourceFile> file = output.sibling(sibling);
          if (file.isPresent()) {
            DataColumns data = DataColumns.read(file.get());
            return data.rows() == 0 ? Optional.empty() : Optional.of(data);
          }
        }
      }
    }
    return Optional.empty();
  }
}
