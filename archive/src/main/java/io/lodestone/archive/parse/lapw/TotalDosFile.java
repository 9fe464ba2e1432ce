package io.lodestone.archive.parse.lapw;

import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;

import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.DosBuilder;
import io.lodestone.archive.metainfo.DosValuesBuilder;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The file TDOS.OUT: energy above the Fermi level and density of states, a block for each spin.
 *
 * <p>The codes write the block of spin down with a minus, for plotting.
 */
public record TotalDosFile(List<Curve> spins) {
  /** Reads a file. */
  public static TotalDosFile read(SourceFile file) throws IOException {
    return new TotalDosFile(Curve.readAll(file));
  }

  /**
   * The sections, one for each spin.
   *
   * @param fermi Fermi energy in J, which is added to the energies of the file
   */
  public List<Dos> sections(double fermi) {
    List<Dos> sections = new ArrayList<>();
    for (Curve curve : spins) {
      sections.add(section(curve, fermi, sections.size(), spins.size()));
    }
    return sections;
  }

  private static Dos section(Curve curve, double fermi, int spin, int count) {
    return DosBuilder.builder()
        .spinChannel(count == 2 ? spin : null)
        .nEnergies(curve.x().length)
        .energies(energies(curve, fermi))
        .energyFermi(fermi)
        .addTotal(values(curve).spin(count == 2 ? spin : null).build())
        .build();
  }

  /** The energies of a curve in J, on the scale of the eigenvalues. */
  public static Tensor energies(Curve curve, double fermi) {
    return Tensor.vector(curve.x()).map(x -> HARTREE.toSi(x) + fermi);
  }

  /** The density of a curve in states per J. */
  public static DosValuesBuilder values(Curve curve) {
    return DosValuesBuilder.builder()
        .value(Tensor.vector(curve.y()).map(y -> Math.abs(y) / HARTREE.factor()));
  }
}
