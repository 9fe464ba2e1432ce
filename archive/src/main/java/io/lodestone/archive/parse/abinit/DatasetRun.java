package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.metainfo.BandStructure;
import io.lodestone.archive.metainfo.CalculationBuilder;
import io.lodestone.archive.metainfo.Dos;
import io.lodestone.archive.metainfo.Eigenvalues;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.FrequencyMesh;
import io.lodestone.archive.metainfo.Gw;
import io.lodestone.archive.metainfo.GwBuilder;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.ScreeningBuilder;
import io.lodestone.archive.parse.DiskCopy;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.PrintedLines;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One dataset of a run: a ground state with all its steps, a screening or a self-energy. */
final class DatasetRun {
  private static final int GROUND_STATE = 0;
  private static final int SCREENING = 3;
  private static final int SELF_ENERGY = 4;
  private static final Pattern STEP = Pattern.compile("--- Iteration: \\(\\s*(\\d+)/.*");
  private static final Pattern FUNCTIONAL = Pattern.compile(".*- ixc\\s*=\\s*(-?\\d+).*");
  private static final Pattern ELECTRONS = Pattern.compile(".*nelect:\\s*([-+.\\dEe]+).*");

  private final SourceFile file;
  private final PrintedLines lines;
  private final EntryRecorder recorder;
  private final InputVariables input;
  private final Pseudopotentials potentials;
  private final Motion motion;
  private final int number;
  private final int driver;
  private final Structure structure;
  private final Screening screening;
  private final QuasiParticles quasiParticles;
  private final Map<String, Object> section = new LinkedHashMap<>();
  private Configuration current;
  private Integer method;
  private Integer ixc;
  private Double electrons;
  private String eigenvalueFile;

  DatasetRun(
      SourceFile file,
      PrintedLines lines,
      EntryRecorder recorder,
      InputVariables input,
      Pseudopotentials potentials,
      int number) {
    this.file = file;
    this.lines = lines;
    this.recorder = recorder;
    this.input = input;
    this.potentials = potentials;
    this.number = number;
    driver = input.integer("optdriver", number, 0);
    structure = new Structure(input, number);
    screening = new Screening(lines);
    quasiParticles = new QuasiParticles(lines);
    motion = new Motion(input, number);
    current = configuration();
  }

  /** How the atoms were moved in this dataset. */
  Motion motion() {
    return motion;
  }

  /** The index of the method in the run, or null if none was recorded. */
  Integer method() {
    return method;
  }

  /** Whether the dataset is the self-energy of a GW calculation. */
  boolean isSelfEnergy() {
    return driver == SELF_ENERGY;
  }

  List<FrequencyMesh> frequencies() {
    return screening.meshes();
  }

  /** Quantities for the section of the dataset. */
  Map<String, Object> section() {
    return section;
  }

  /** Reads a line. */
  void accept(String text) throws IOException {
    Matcher matcher;
    if (text.startsWith("--- Iteration: (") && (matcher = STEP.matcher(text)).matches()
        || text.startsWith("ETOT  1 ")) {
      if (current.hasIterations()) {
        finish(null, false);
      }
      if (text.startsWith("---")) {
        return;
      }
    }
    if (text.startsWith("prteigrs : about to open file")) {
      eigenvalueFile = text.substring(text.lastIndexOf(' ') + 1);
      section.put("x_abinit_eig_filename", eigenvalueFile);
      return;
    }
    if (text.contains("- ixc") && (matcher = FUNCTIONAL.matcher(text)).matches()) {
      ixc = lines.integer(matcher.group(1));
    } else if (text.startsWith("electrons:") && (matcher = ELECTRONS.matcher(text)).matches()) {
      electrons = lines.number(matcher.group(1));
    } else if (driver == SCREENING || driver == SELF_ENERGY) {
      if (screening.accept(text) || quasiParticles.accept(text)) {
        return;
      }
      potentials.accept(text, lines);
    } else if (!potentials.accept(text, lines) && !current.accept(text)) {
      remark(text);
    }
  }

  private void remark(String text) throws IOException {
    if (motion.accept(text)) {
      section.put("x_abinit_geometry_optimization_converged", text);
    } else if (text.endsWith("WARNING -") || text.endsWith("ERROR -")) {
      StringBuilder message = new StringBuilder(text);
      for (String line = lines.next(); line != null && !line.isEmpty(); line = lines.next()) {
        message.append(' ').append(line);
        if (line.contains("was not enough SCF cycles to converge")) {
          current.accept(line);
        }
        if (message.length() > 1000 || line.endsWith(".")) {
          break;
        }
      }
      recorder.warning(message.toString());
    }
  }

  /**
   * Tells what is left.
   *
   * @param root root of the names of output files, or null
   * @param screened the frequencies of the dataset that a self-energy takes its screening from
   * @param starting index of the method that the self-energy starts from, or null
   */
  void end(String root, List<FrequencyMesh> screened, Integer starting) throws IOException {
    if (driver == SCREENING || driver == SELF_ENERGY) {
      manyBody(screened, starting);
    } else if (current.isTouched()) {
      finish(root, true);
    }
  }

  /** The "total energies" of a response are derivatives of the energy, which are no energies. */
  private Configuration configuration() {
    boolean selfConsistent = driver == GROUND_STATE && input.integer("iscf", number, 0) >= 0;
    return new Configuration(lines, structure, selfConsistent);
  }

  private Integer recordMethod() {
    if (method == null) {
      method =
          recorder.method(
              new DatasetMethod(input, number).build(potentials, ixc, electrons).build());
    }
    return method;
  }

  private void finish(String root, boolean last) throws IOException {
    boolean fixed = input.integer("occopt", number, 1) == 1;
    CalculationBuilder calculation = current.build(fixed ? input.get("occ", number) : null);
    if (last && calculation.eigenvalues().isEmpty()) {
      Eigenvalues read = eigenvaluesBeside(root);
      if (read != null) {
        calculation.addEigenvalues(read);
      }
    }
    if (last) {
      calculation.dosElectronic(densities(root));
      if (input.integer("kptopt", number, 1) < 0 && !calculation.eigenvalues().isEmpty()) {
        calculation.addBandStructureElectronic(
            BandStructure.through(calculation.eigenvalues().getFirst(), null));
      }
    }
    motion.step(current.total());
    calculation.systemRef(structure.record(recorder)).methodRef(recordMethod());
    recorder.calculation(calculation.build());
    current = configuration();
  }

  /** All eigenvalues from the results in NetCDF, else from the table of eigenvalues. */
  private Eigenvalues eigenvaluesBeside(String root) throws IOException {
    Optional<SourceFile> results = output(root, "GSR.nc");
    if (results.isPresent()) {
      try (DiskCopy copy = results.get().onDisk();
          NetcdfVariables variables = NetcdfVariables.open(results.get(), copy)) {
        Eigenvalues read = GroundState.eigenvalues(variables);
        if (read != null) {
          return read;
        }
      } catch (InvalidInput damaged) {
        recorder.warning(damaged.getMessage());
      }
    }
    Optional<SourceFile> table =
        eigenvalueFile == null ? Optional.empty() : sibling(eigenvalueFile);
    return table.isEmpty() ? null : EigenvalueTable.read(table.get());
  }

  private Optional<SourceFile> sibling(String name) {
    return file.sibling(name.substring(name.lastIndexOf('/') + 1));
  }

  private List<Dos> densities(String root) throws IOException {
    Optional<SourceFile> densities = output(root, "DOS");
    return densities.isEmpty() ? List.of() : DosFile.read(densities.get());
  }

  /** The file {@code ROOT_DSn_KIND} or, of a run without datasets, {@code ROOT_KIND}. */
  private Optional<SourceFile> output(String root, String kind) {
    if (root == null) {
      return Optional.empty();
    }
    boolean several = input.get("jdtset", number) != null;
    return sibling(root + (several ? "_DS" + number : "") + "_" + kind);
  }

  private void manyBody(List<FrequencyMesh> screened, Integer starting) {
    Integer system = structure.record(recorder);
    MethodBuilder built = new DatasetMethod(input, number).build(potentials, ixc, electrons);
    List<FrequencyMesh> frequencies = driver == SCREENING ? screening.meshes() : screened;
    if (!frequencies.isEmpty()) {
      built.frequencyMesh(frequencies);
    }
    built.label(driver == SCREENING ? "screening" : "GW");
    built.startingMethodRef(starting).coreMethodRef(starting);
    if (driver == SELF_ENERGY) {
      Gw gw = gw();
      built
          .gw(gw)
          .electronic(ElectronicBuilder.builder(built.electronic()).method(gw.type()).build());
    }
    method = recorder.method(built.build());
    CalculationBuilder calculation =
        CalculationBuilder.builder().systemRef(system).methodRef(method);
    if (!screening.section().isEmpty()) {
      calculation.addExtras(
          driver == SCREENING ? "x_abinit_screening" : "x_abinit_gw", List.of(screening.section()));
    }
    quasiParticles.addTo(calculation);
    recorder.calculation(calculation.build());
  }

  private Gw gw() {
    int type = input.integer("gwcalctyp", number, 0);
    List<Integer> bands = quasiParticles.bands();
    int states = input.integer("nband", number, 0);
    GwBuilder gw =
        GwBuilder.builder()
            .type(type < 10 ? "G0W0" : type < 20 ? "ev-scGW" : "qpscGW")
            .analyticalContinuation(continuation(type % 10))
            .nStates(states > 0 ? (Integer) states : null)
            .intervalQpCorrections(bands)
            .kMesh(screening.kMesh())
            .qMesh(screening.qMesh());
    gw.screening(ScreeningBuilder.builder().type("rpa").kMesh(screening.qMesh()).build());
    gw.addExtras("x_abinit_gwcalctyp", type);
    return gw.build();
  }

  private String continuation(int frequencyTreatment) {
    return switch (frequencyTreatment) {
      case 0 ->
          switch (input.integer("ppmodel", number, 1)) {
            case 1 -> "ppm_GodbyNeeds";
            case 2 -> "ppm_HybertsenLouie";
            case 3 -> "ppm_vonderLindenHorsh";
            case 4 -> "ppm_FaridEngel";
            default -> null;
          };
      case 1 -> "pade";
      case 2 -> "contour_deformation";
      default -> null;
    };
  }
}
