package io.lodestone.archive.entry;

import io.lodestone.archive.likeness.CellDos;
import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Run;
import io.lodestone.archive.metainfo.Spectra;
import io.lodestone.core.composition.Composition;
import io.lodestone.core.error.InvalidInput;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.quantity.UnitExpression;
import io.lodestone.core.structure.Structure;
import io.lodestone.core.tensor.Tensor;
import io.lodestone.represent.Subject;
import io.lodestone.represent.spectrum.AbsorptionEdge;
import io.lodestone.represent.spectrum.DensityOfStates;
import io.lodestone.represent.spectrum.PowderScan;
import io.lodestone.represent.spectrum.Spectrum;
import java.util.Comparator;
import java.util.Optional;

/**
 * Gathers what representations look at from the sections of an entry: composition and structure of
 * its last configuration, and of each kind of spectrum that of the last calculation that has one.
 */
public final class EntrySubject {
  private static final UnitExpression JOULE = UnitExpression.parse("J");
  private static final UnitExpression RADIAN = UnitExpression.parse("rad");
  private static final UnitExpression ONE = UnitExpression.parse("-");

  private AtomicSystem system;
  private Calculation dos;
  private Spectra absorption;
  private Spectra pattern;

  /** What an entry tells that has been read whole. */
  public static Subject of(Run run) {
    EntrySubject entry = new EntrySubject();
    run.system().forEach(entry::add);
    run.calculation().forEach(entry::add);
    return entry.subject();
  }

  void add(AtomicSystem next) {
    system = next;
  }

  void add(Calculation next) {
    if (!next.dosElectronic().isEmpty()) {
      dos = next;
    }
    absorption = ofSample(next).orElse(absorption);
    pattern = widest(next).orElse(pattern);
  }

  /** The absorption of the sample, not that of the foil behind it, which calibrates the energy. */
  private static Optional<Spectra> ofSample(Calculation scan) {
    return scan.spectra().stream()
        .filter(spectra -> "XAS".equals(spectra.type()))
        .filter(spectra -> !"reference".equals(spectra.extras().get("x_xdi_mode")))
        .findFirst();
  }

  /** Of several scans the one over the widest range of angles, and of equal ones the first. */
  private static Optional<Spectra> widest(Calculation measurement) {
    Comparator<Spectra> byRange = Comparator.comparingDouble(EntrySubject::range);
    return measurement.spectra().stream()
        .filter(spectra -> "XRD".equals(spectra.type()) && spectra.twoThetaAngles() != null)
        .reduce((first, second) -> byRange.compare(first, second) >= 0 ? first : second);
  }

  private static double range(Spectra pattern) {
    double[] angles = pattern.twoThetaAngles().values();
    return Math.abs(angles[angles.length - 1] - angles[0]);
  }

  /**
   * The material. Spectra are worked out when they are looked at, and those that cannot be compared
   * with others say then why.
   */
  Subject subject() {
    Subject subject = Subject.unknown();
    Optional<Structure> structure = Optional.ofNullable(system).flatMap(AtomicSystem::toStructure);
    if (structure.isPresent()) {
      subject = subject.with(Structure.class, structure.get());
    }
    Optional<Composition> composition =
        structure
            .map(Structure::composition)
            .or(() -> Optional.ofNullable(system).flatMap(AtomicSystem::toComposition));
    if (composition.isPresent()) {
      subject = subject.with(Composition.class, composition.get());
    }
    if (dos != null) {
      Calculation told = dos;
      subject = subject.withOnDemand(DensityOfStates.class, () -> densityOfStates(told, structure));
    }
    if (absorption != null) {
      Spectra told = absorption;
      subject = subject.withOnDemand(AbsorptionEdge.class, () -> edge(told));
    }
    if (pattern != null) {
      Spectra told = pattern;
      subject = subject.withOnDemand(PowderScan.class, () -> scan(told));
    }
    return subject;
  }

  private static DensityOfStates densityOfStates(
      Calculation calculation, Optional<Structure> structure) {
    double atoms = structure.map(known -> known.composition().atoms()).orElse(0.0);
    if (!(atoms > 0)) {
      throw new InvalidInput(null, "density of states", "no atoms", "the cell that it is of", null);
    }
    return CellDos.of(calculation).orElseThrow().perAtom(atoms);
  }

  private static AbsorptionEdge edge(Spectra told) {
    return AbsorptionEdge.of(spectrum(told.excitationEnergies(), JOULE, told));
  }

  private static PowderScan scan(Spectra told) {
    if (told.incidentBeamWavelength() == null) {
      throw new InvalidInput(
          null, "diffraction pattern", "no wavelength", "that of the radiation", null);
    }
    return new PowderScan(
        spectrum(told.twoThetaAngles(), RADIAN, told),
        told.incidentBeamWavelength() / MaterialsUnit.ANGSTROM.factor());
  }

  private static Spectrum spectrum(Tensor axis, UnitExpression unit, Spectra told) {
    if (axis == null || told.intensities() == null) {
      throw new InvalidInput(null, "spectrum", "no values", "positions and intensities", null);
    }
    return Spectrum.unsorted(axis.values(), unit, told.intensities().values(), ONE);
  }
}
