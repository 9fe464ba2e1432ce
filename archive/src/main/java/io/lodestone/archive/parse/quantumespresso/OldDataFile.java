package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.AtomParametersBuilder;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.DftBuilder;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.ElectronsRepresentation;
import io.lodestone.archive.metainfo.EnergyBuilder;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.metainfo.PseudopotentialBuilder;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringTokenizer;

/**
 * The {@code data-file.xml} of versions before 6: system, cut-offs, functional and Fermi energy.
 * Energies of the run are not in it.
 */
final class OldDataFile {
  private static final double HARTREE = MaterialsUnit.HARTREE.factor();
  private static final double BOHR = MaterialsUnit.BOHR.factor();

  private final EntryRecorder recorder;
  private final MethodBuilder method = MethodBuilder.builder();
  private final ElectronicBuilder electronic = ElectronicBuilder.builder().method("DFT");
  private final AtomsBuilder atoms = AtomsBuilder.builder();
  private final EnergyBuilder energy = EnergyBuilder.builder();
  private boolean any;

  OldDataFile(EntryRecorder recorder) {
    this.recorder = recorder;
  }

  /** Takes a section directly below the root. */
  void accept(XmlSection section) {
    switch (section.name()) {
      case "HEADER" ->
          section
              .find("CREATOR")
              .ifPresent(
                  creator ->
                      recorder.program(
                          ProgramBuilder.builder()
                              .name("Quantum ESPRESSO")
                              .version(creator.attribute("VERSION"))
                              .build()));
      case "CELL" -> cell(section);
      case "IONS" -> ions(section);
      case "PLANE_WAVES" ->
          method.electronsRepresentation(
              ElectronsRepresentation.planeWaves(
                  section.number(HARTREE, "WFC_CUTOFF"), section.number(HARTREE, "RHO_CUTOFF")));
      case "SPIN" -> {
        boolean noncollinear = section.isTrue("NON-COLINEAR_CALCULATION");
        electronic.nSpinChannels(
            noncollinear ? null : section.isTrue("LSDA") ? (Integer) 2 : (Integer) 1);
      }
      case "EXCHANGE_CORRELATION" -> {
        String name = section.text("DFT");
        if (name != null) {
          ExchangeCorrelation functional = ExchangeCorrelation.named(name);
          functional.describe(method);
          method.dft(DftBuilder.builder().xcFunctional(functional.inLibxc(null)).build());
        }
      }
      case "BRILLOUIN_ZONE" ->
          method.kMesh(
              KMeshBuilder.builder().nPoints(section.integer("NUMBER_OF_K-POINTS")).build());
      case "BAND_STRUCTURE_INFO" -> {
        Double electrons = section.number(1, "NUMBER_OF_ELECTRONS");
        if (electrons != null) {
          electronic.addNElectrons(electrons);
        }
        energy.fermi(section.number(HARTREE, "FERMI_ENERGY"));
        recorder.cleanEnd(section.isComplete());
      }
      default -> {}
    }
  }

  private void cell(XmlSection section) {
    double[] rows = new double[9];
    for (int i = 0; i < 3; i++) {
      double[] vector = section.numbers(3, "DIRECT_LATTICE_VECTORS", "a" + (i + 1));
      if (vector == null) {
        return;
      }
      System.arraycopy(vector, 0, rows, 3 * i, 3);
    }
    any = true;
    atoms.latticeVectors(Tensor.of(rows, 3, 3).scaled(BOHR)).periodic(Collections.nCopies(3, true));
  }

  private void ions(XmlSection section) {
    List<String> labels = new ArrayList<>();
    List<Double> positions = new ArrayList<>();
    for (XmlSection child : section.children()) {
      if (child.name().startsWith("SPECIE.") && child.isComplete()) {
        species(child);
      } else if (child.name().startsWith("ATOM.") && child.attribute("tau") != null) {
        StringTokenizer words = new StringTokenizer(child.attribute("tau"));
        if (words.countTokens() != 3) {
          return;
        }
        labels.add(Geometry.symbol(String.valueOf(child.attribute("SPECIES"))));
        while (words.hasMoreTokens()) {
          double value = io.lodestone.archive.parse.Fields.parse(words.nextToken());
          if (!Double.isFinite(value)) {
            return;
          }
          positions.add(value * BOHR);
        }
      }
    }
    if (!labels.isEmpty()) {
      any = true;
      double[] values = positions.stream().mapToDouble(Double::doubleValue).toArray();
      atoms
          .nAtoms(labels.size())
          .labels(labels)
          .species(
              labels.stream()
                  .map(label -> Element.find(label).map(Element::number).orElse(0))
                  .toList())
          .positions(Tensor.of(values, labels.size(), 3));
    }
  }

  private void species(XmlSection kind) {
    String label = kind.text("ATOM_TYPE");
    AtomParametersBuilder atom = AtomParametersBuilder.builder().label(label);
    Element.find(Geometry.symbol(String.valueOf(label)))
        .map(Element::number)
        .ifPresent(atom::atomNumber);
    atom.mass(kind.number(MaterialsUnit.DALTON.factor(), "MASS"));
    String file = kind.text("PSEUDO");
    if (file != null) {
      atom.pseudopotential(PseudopotentialBuilder.builder().name(file).build());
    }
    method.addAtomParameters(atom.build());
  }

  /** Tells what was read. */
  void end() {
    if (!any) {
      return;
    }
    method.electronic(electronic.build());
    int methodIndex = recorder.method(method.build());
    int systemIndex = recorder.system(AtomicSystemBuilder.builder().atoms(atoms.build()).build());
    CalculationBuilder calculation =
        CalculationBuilder.builder().methodRef(methodIndex).systemRef(systemIndex);
    if (energy.fermi() != null) {
      calculation.energy(energy.build());
      recorder.calculation(calculation.build());
    }
    recorder.workflow(WorkflowBuilder.builder().name("SinglePoint").build());
  }
}
