package io.lodestone.archive.likeness;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Fingerprint;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import io.lodestone.represent.spectrum.DensityOfStates;
import io.lodestone.represent.spectrum.DosFingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes what an entry keeps of itself to be found by those like it, while its calculations are
 * told: of each representation that of the last calculation that has it.
 */
public final class FingerprintMaker {
  private static final DosFingerprint DOS = new DosFingerprint();
  private static final Representation<DensityOfStates> DOS_FINGERPRINT =
      DOS.create(DOS.settings().defaults(), new Scope(Set.of(), 0));

  private CellDos dos;

  /** Takes what the calculation has; what cannot be compared with others is passed over. */
  public void add(Calculation calculation) {
    try {
      Optional<CellDos> found = CellDos.of(calculation);
      dos = found.orElse(dos);
    } catch (InvalidInput notComparable) {
      // The entry keeps its density of states as the program gave it, without a fingerprint.
    }
  }

  /**
   * The fingerprints of the entry.
   *
   * @param atoms number of atoms in the cell; none can be made of a density without atoms
   */
  public List<Fingerprint> fingerprints(double atoms) {
    List<Fingerprint> made = new ArrayList<>();
    if (dos != null && atoms > 0) {
      made.add(Likeness.DOS.kept(DOS_FINGERPRINT.of(dos.perAtom(atoms))));
    }
    return made;
  }
}
