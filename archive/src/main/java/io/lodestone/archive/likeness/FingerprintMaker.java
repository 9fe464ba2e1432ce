package io.lodestone.archive.likeness;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Fingerprint;
import io.lodestone.core.element.Element;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.FeatureRow;
import io.lodestone.represent.Recipe;
import io.lodestone.represent.Representation;
import io.lodestone.represent.Scope;
import io.lodestone.represent.spectrum.DensityOfStates;
import io.lodestone.represent.spectrum.DosFingerprint;
import java.util.ArrayList;
import java.util.EnumSet;
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

  /** Sites of a cell up to which surroundings are looked at: milliseconds. */
  private static final int MOST_SITES = 100;

  private static final Representation<Structure> SURROUNDINGS = surroundings();

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

  @SuppressWarnings("unchecked") // the input that the method names is what it takes
  private static Representation<Structure> surroundings() {
    Recipe<?, ?> recipe = Likeness.SOAP.recipe();
    if (recipe.family().profile().input() != Structure.class) {
      throw new IllegalStateException(recipe.text() + " does not look at structures");
    }
    return (Representation<Structure>)
        recipe.create(new Scope(EnumSet.allOf(Element.class), MOST_SITES));
  }

  /**
   * The fingerprints of the entry.
   *
   * @param structure the configuration that stands for it; none can be made of a density of states
   *     without atoms, nor of a disordered structure or a very large one
   */
  public List<Fingerprint> fingerprints(Optional<Structure> structure) {
    List<Fingerprint> made = new ArrayList<>();
    double atoms = structure.map(known -> known.composition().atoms()).orElse(0.0);
    if (dos != null && atoms > 0) {
      made.add(Likeness.DOS.kept(DOS_FINGERPRINT.of(dos.perAtom(atoms))));
    }
    structure
        .filter(known -> known.size() <= MOST_SITES)
        .flatMap(FingerprintMaker::ofSurroundings)
        .ifPresent(made::add);
    return made;
  }

  private static Optional<Fingerprint> ofSurroundings(Structure structure) {
    double[] row;
    try {
      row = SURROUNDINGS.of(structure).values();
    } catch (InvalidInput disordered) {
      return Optional.empty();
    }
    double squares = 0;
    for (double value : row) {
      squares += value * value;
    }
    if (!(squares > 0)) {
      return Optional.empty();
    }
    FeatureRow unit = new FeatureRow(row.length);
    for (int i = 0; i < row.length; i++) {
      unit.set(i, row[i] / Math.sqrt(squares));
    }
    return Optional.of(Likeness.SOAP.kept(unit));
  }
}
