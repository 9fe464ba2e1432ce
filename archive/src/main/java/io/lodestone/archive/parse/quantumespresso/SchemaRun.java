package io.lodestone.archive.parse.quantumespresso;

import io.lodestone.archive.metainfo.AtomParametersBuilder;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.AtomsBuilder;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.DftBuilder;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.ElectronsRepresentation;
import io.lodestone.archive.metainfo.HubbardKanamoriModelBuilder;
import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.metainfo.PseudopotentialBuilder;
import io.lodestone.archive.metainfo.ScfBuilder;
import io.lodestone.archive.metainfo.Smearing;
import io.lodestone.archive.metainfo.SmearingBuilder;
import io.lodestone.archive.metainfo.TimeRunBuilder;
import io.lodestone.archive.metainfo.WorkflowBuilder;
import io.lodestone.archive.metainfo.WorkflowMethodBuilder;
import io.lodestone.archive.metainfo.WorkflowResultsBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.MaterialsUnit;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A run of pw.x as {@code data-file-schema.xml} tells it, section by section. */
final class SchemaRun {
  private static final double HARTREE = MaterialsUnit.HARTREE.factor();

  /** Two printings of one energy agree to better than this, in Hartree. */
  private static final double SAME_ENERGY = 1e-11;

  private static final double BOHR = MaterialsUnit.BOHR.factor();

  private final EntryRecorder recorder;
  private XmlSection input;
  private Integer method;
  private Integer system;
  private XmlSection lastStructure;
  private XmlSection pending;
  private int steps;
  private Boolean optimized;
  private boolean told;

  SchemaRun(EntryRecorder recorder) {
    this.recorder = recorder;
  }

  /** Takes a section directly below the root. */
  void accept(XmlSection section) {
    switch (section.name()) {
      case "general_info" -> general(section);
      case "input" -> input = section;
      case "step" -> step(section);
      case "output" -> output(section);
      case "closed" -> recorder.cleanEnd(true);
      default -> {}
    }
  }

  private void general(XmlSection section) {
    section
        .find("creator")
        .ifPresent(
            creator ->
                recorder.program(
                    ProgramBuilder.builder()
                        .name("Quantum ESPRESSO")
                        .version(creator.attribute("VERSION"))
                        .addExtras("x_qe_program_name", "PWSCF")
                        .build()));
    section
        .find("created")
        .ifPresent(
            created -> {
              String when = created.attribute("TIME") + " " + created.attribute("DATE");
              // The file is written when the run ends.
              recorder.timeRun(TimeRunBuilder.builder().dateEnd(RunHead.seconds(when)).build());
            });
  }

  /** The results of a step are told when the next section shows that they are not the last. */
  private void step(XmlSection step) {
    if (step.isComplete()) {
      tellStep();
      steps++;
      pending = step;
    }
  }

  private void tellStep() {
    if (pending != null) {
      system(pending);
      tell(new SchemaResults(pending, lastStructure).build());
      pending = null;
    }
  }

  private void tell(CalculationBuilder calculation) {
    recorder.calculation(calculation.systemRef(system).methodRef(method()).build());
  }

  private void output(XmlSection output) {
    told = true;
    boolean repeats = repeatsLastStep(output);
    if (repeats) {
      // The structure of the output is already that of the step that did not come any more.
      system(pending);
      pending = null;
    } else {
      tellStep();
      system(output);
    }
    if (method == null) {
      method = recorder.method(method(output));
    }
    optimized =
        output.text("convergence_info", "opt_conv", "convergence_achieved") == null
            ? null
            : (Boolean) output.isTrue("convergence_info", "opt_conv", "convergence_achieved");
    SchemaResults results = new SchemaResults(output, lastStructure);
    if (output.isComplete() || results.hasEnergy()) {
      tell("bands".equals(calculation()) ? results.buildPath() : results.build());
    }
  }

  private boolean repeatsLastStep(XmlSection output) {
    Double last = pending == null ? null : pending.number(1, "total_energy", "etot");
    Double now = output.number(1, "total_energy", "etot");
    return last != null && now != null && Math.abs(last - now) < SAME_ENERGY;
  }

  private String calculation() {
    return input == null ? null : input.text("control_variables", "calculation");
  }

  private Integer method() {
    if (method == null && input != null) {
      method = recorder.method(method(input));
    }
    return method;
  }

  /** Tells the workflow, and the method and system of a run that gave no results. */
  void end() {
    tellStep();
    if (input == null) {
      return;
    }
    if (!told && steps == 0) {
      system(input);
      method();
    }
    String kind = calculation();
    WorkflowBuilder workflow = WorkflowBuilder.builder().name("SinglePoint");
    if (kind != null && kind.contains("relax")) {
      workflow
          .name("GeometryOptimization")
          .method(
              WorkflowMethodBuilder.builder()
                  .type(kind.startsWith("vc") ? "cell_shape" : "atomic")
                  .method(input.text("ion_control", "ion_dynamics"))
                  .optimizationStepsMaximum(input.integer("control_variables", "nstep"))
                  .convergenceToleranceEnergyDifference(
                      input.number(HARTREE, "control_variables", "etot_conv_thr"))
                  .convergenceToleranceForceMaximum(
                      input.number(
                          MaterialsUnit.HARTREE_PER_BOHR.factor(),
                          "control_variables",
                          "forc_conv_thr"))
                  .build())
          .results(
              WorkflowResultsBuilder.builder()
                  .isConverged(optimized)
                  .optimizationSteps(steps)
                  .build());
    } else if (kind != null && kind.contains("md")) {
      workflow
          .name("MolecularDynamics")
          .method(
              WorkflowMethodBuilder.builder()
                  .integratorType(input.text("ion_control", "ion_dynamics"))
                  .nSteps(input.integer("control_variables", "nstep"))
                  .build())
          .results(WorkflowResultsBuilder.builder().nSteps(steps).build());
    }
    recorder.workflow(workflow.build());
  }

  private void system(XmlSection owner) {
    XmlSection structure = owner.find("atomic_structure").orElse(null);
    if (structure == null || !structure.isComplete()) {
      return;
    }
    List<XmlSection> sites =
        structure.find("atomic_positions").map(list -> list.all("atom")).orElse(List.of());
    List<String> labels = new ArrayList<>();
    double[] positions = new double[3 * sites.size()];
    for (int i = 0; i < sites.size(); i++) {
      double[] xyz = sites.get(i).numbers();
      if (xyz == null || xyz.length != 3) {
        return;
      }
      labels.add(Geometry.symbol(String.valueOf(sites.get(i).attribute("name"))));
      for (int j = 0; j < 3; j++) {
        positions[3 * i + j] = xyz[j] * BOHR;
      }
    }
    AtomsBuilder atoms =
        AtomsBuilder.builder()
            .nAtoms(labels.size())
            .labels(labels)
            .species(
                labels.stream()
                    .map(label -> Element.find(label).map(Element::number).orElse(0))
                    .toList())
            .positions(Tensor.of(positions, labels.size(), 3));
    double[] cell = cell(structure);
    if (cell != null) {
      atoms
          .latticeVectors(Tensor.of(cell, 3, 3).scaled(BOHR))
          .periodic(Collections.nCopies(3, true));
    }
    AtomicSystemBuilder built = AtomicSystemBuilder.builder().atoms(atoms.build());
    Integer symmetries = owner.integer("symmetries", "nsym");
    if (symmetries != null) {
      built.addExtras("x_qe_nsymm", symmetries);
    }
    lastStructure = structure;
    system = recorder.system(built.build());
  }

  /** Lattice vectors in bohr, one per row, or null. */
  static double[] cell(XmlSection structure) {
    double[] cell = new double[9];
    for (int i = 0; i < 3; i++) {
      double[] vector = structure.numbers(3, "cell", "a" + (i + 1));
      if (vector == null) {
        return null;
      }
      System.arraycopy(vector, 0, cell, 3 * i, 3);
    }
    return cell;
  }

  /** The method, from the output where it is there, else from the input. */
  private io.lodestone.archive.metainfo.Method method(XmlSection section) {
    MethodBuilder method = MethodBuilder.builder();
    String name = section.text("dft", "functional");
    Double exact = section.number(1, "dft", "hybrid", "exx_fraction");
    if (name != null) {
      ExchangeCorrelation functional = ExchangeCorrelation.named(name);
      functional.describe(method);
      method.dft(DftBuilder.builder().xcFunctional(functional.inLibxc(exact)).build());
    }
    String spin = section.name().equals("input") ? "spin" : "magnetization";
    boolean noncollinear = section.isTrue(spin, "noncolin");
    boolean hubbard = section.find("dft", "dftU").isPresent();
    ElectronicBuilder electronic =
        ElectronicBuilder.builder()
            .method(hubbard ? "DFT+U" : "DFT")
            .nSpinChannels(noncollinear ? null : section.isTrue(spin, "lsda") ? 2 : (Integer) 1)
            .vanDerWaalsMethod(section.text("dft", "vdW", "vdw_corr"))
            .relativityMethod(
                section.isTrue(spin, "spinorbit") ? "scalar_relativistic_with_spin_orbit" : null)
            .smearing(smearing(section));
    Double electrons = section.number(1, "band_structure", "nelec");
    if (electrons != null) {
      electronic.addNElectrons(electrons);
    }
    method.electronic(electronic.build());
    String basis = section.name().equals("input") ? "basis" : "basis_set";
    method.electronsRepresentation(
        ElectronsRepresentation.planeWaves(
            section.number(HARTREE, basis, "ecutwfc"), section.number(HARTREE, basis, "ecutrho")));
    method.kMesh(mesh(section));
    if (input != null) {
      method.scf(
          ScfBuilder.builder()
              .nMaxIteration(input.integer("electron_control", "max_nstep"))
              .thresholdEnergyChange(input.number(HARTREE, "electron_control", "conv_thr"))
              .minimizationAlgorithm(input.text("electron_control", "diagonalization"))
              .build());
    }
    section
        .find("atomic_species")
        .ifPresent(list -> list.all("species").forEach(kind -> species(kind, section, method)));
    return method.build();
  }

  private static void species(XmlSection kind, XmlSection section, MethodBuilder method) {
    String label = kind.attribute("name");
    AtomParametersBuilder atom = AtomParametersBuilder.builder().label(label);
    Element.find(Geometry.symbol(String.valueOf(label)))
        .map(Element::number)
        .ifPresent(atom::atomNumber);
    atom.mass(kind.number(MaterialsUnit.DALTON.factor(), "mass"));
    String file = kind.text("pseudo_file");
    if (file != null) {
      atom.pseudopotential(PseudopotentialBuilder.builder().name(file).build());
    }
    boolean output = section.name().equals("output");
    section
        .find("dft", "dftU")
        .ifPresent(
            correction ->
                correction.all("Hubbard_U").stream()
                    .filter(u -> label != null && label.equals(u.attribute("specie")))
                    .findFirst()
                    .ifPresent(
                        u -> {
                          double[] value = u.numbers();
                          // The input keeps what the user gave, in eV; the output has Hartree.
                          double unit = output ? HARTREE : MaterialsUnit.ELECTRONVOLT.factor();
                          if (value != null && value[0] != 0) {
                            atom.hubbardKanamoriModel(
                                HubbardKanamoriModelBuilder.builder()
                                    .orbital(u.attribute("label"))
                                    .u(value[0] * unit)
                                    .build());
                          }
                        }));
    method.addAtomParameters(atom.build());
  }

  private static Smearing smearing(XmlSection section) {
    String bands = section.name().equals("input") ? "bands" : "band_structure";
    String kind = section.text(bands, "occupations_kind");
    kind = kind == null ? section.text(bands, "occupations") : kind;
    if (kind == null) {
      return null;
    }
    String lower = kind.toLowerCase(Locale.ROOT);
    if (lower.startsWith("tetrahedra")) {
      return SmearingBuilder.builder().kind("tetrahedra").build();
    }
    XmlSection function = section.find(bands, "smearing").orElse(null);
    if (!lower.startsWith("smearing") || function == null) {
      return SmearingBuilder.builder().kind("empty").build();
    }
    Double width = function.numberAttribute("degauss");
    String name = String.valueOf(function.text()).toLowerCase(Locale.ROOT);
    String libraryName =
        name.startsWith("mp") || name.startsWith("methfessel")
            ? "methfessel-paxton"
            : name.startsWith("mv") || name.startsWith("marzari") || name.startsWith("cold")
                ? "marzari-vanderbilt"
                : name.startsWith("fd") || name.startsWith("fermi") ? "fermi" : "gaussian";
    return SmearingBuilder.builder()
        .kind(libraryName)
        .width(width == null ? null : (Double) (width * HARTREE))
        .build();
  }

  private static KMesh mesh(XmlSection section) {
    XmlSection grid =
        section
            .find("k_points_IBZ", "monkhorst_pack")
            .or(() -> section.find("band_structure", "starting_k_points", "monkhorst_pack"))
            .orElse(null);
    KMeshBuilder mesh = KMeshBuilder.builder();
    Integer points = section.integer("band_structure", "nks");
    mesh.nPoints(points);
    if (grid != null) {
      List<Integer> sizes = new ArrayList<>();
      for (String axis : List.of("nk1", "nk2", "nk3")) {
        Double size = grid.numberAttribute(axis);
        if (size == null) {
          return mesh.build();
        }
        sizes.add((int) (double) size);
      }
      mesh.samplingMethod("Monkhorst-Pack").grid(sizes);
    }
    return mesh.build();
  }
}
