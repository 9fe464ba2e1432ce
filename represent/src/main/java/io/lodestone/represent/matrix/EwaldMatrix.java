package io.lodestone.represent.matrix;

import io.lodestone.core.settings.SettingsType;
import io.lodestone.core.structure.Structure;
import io.lodestone.represent.Profile;
import io.lodestone.represent.Profile.Invariance;
import io.lodestone.represent.Representation;
import io.lodestone.represent.RepresentationFamily;
import io.lodestone.represent.Scope;
import java.util.Set;

/**
 * The electrostatic energy of the nuclei of a crystal in a neutralising background, atom by atom
 * and pair by pair, as {@link EwaldSum} has it.
 */
public final class EwaldMatrix implements RepresentationFamily<Structure, EwaldSettings> {
  @Override
  public Profile profile() {
    return new Profile(
        "ewald-matrix",
        "Ewald sum matrix of a crystal",
        "F. Faber et al., Int. J. Quantum Chem. 115, 1094 (2015), eq. 19-21",
        Structure.class,
        Set.of(
            Invariance.PERMUTATION,
            Invariance.TRANSLATION,
            Invariance.ROTATION,
            Invariance.INVERSION),
        Profile.LengthScale.CELL,
        Profile.Maturity.ESTABLISHED);
  }

  @Override
  public SettingsType<EwaldSettings> settings() {
    return SettingsType.of(EwaldSettings.class);
  }

  @Override
  public Representation<Structure> create(EwaldSettings settings, Scope scope) {
    return new MatrixRepresentation(
        new EwaldSum(settings.accuracy()), "ewald-matrix", "1/Å", settings.matrix(), scope);
  }
}
