package io.lodestone.archive.parse.exciting;

import static io.lodestone.core.quantity.MaterialsUnit.BOHR;
import static io.lodestone.core.quantity.MaterialsUnit.CUBIC_BOHR;
import static io.lodestone.core.quantity.MaterialsUnit.ELEMENTARY_CHARGE;
import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;
import static io.lodestone.core.quantity.MaterialsUnit.PER_BOHR;

import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.BasisSetBuilder;
import io.lodestone.archive.metainfo.DftBuilder;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.ElectronsRepresentation;
import io.lodestone.archive.metainfo.ElectronsRepresentationBuilder;
import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.SmearingBuilder;
import io.lodestone.archive.metainfo.XcFunctional;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.lapw.InfoLine;
import io.lodestone.archive.parse.lapw.LapwFunctional;
import io.lodestone.archive.parse.lapw.LapwSpecies;
import io.lodestone.archive.parse.lapw.LapwStructure;
import io.lodestone.core.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What INFO.OUT tells before the first iteration: the crystal and the parameters of the method. */
final class ExcitingSetup {
  /** A quantity of the system: the start of its line, NOMAD's name and the unit, 0 for none. */
  private record Quantity(String start, String name, double factor) {}

  private static final List<Quantity> OF_SYSTEM =
      List.of(
          new Quantity("unit cell volume", "unit_cell_volume", CUBIC_BOHR.factor()),
          new Quantity("brillouin zone volume", "brillouin_zone_volume", 1 / CUBIC_BOHR.factor()),
          new Quantity("total number of atoms per unit cell", "number_of_atoms", 0),
          new Quantity(
              "number of bravais lattice symmetries", "number_of_bravais_lattice_symmetries", 0),
          new Quantity("number of crystal symmetries", "number_of_crystal_symmetries", 0),
          new Quantity("k-point grid", "kpoint_grid", 0),
          new Quantity("k-point offset", "kpoint_offset", 1),
          new Quantity("total number of k-points", "number_kpoints", 0),
          new Quantity("r^mt_min * |g+k|_max (rgkmax)", "rgkmax", 1),
          new Quantity("maximum |g+k| for apw functions", "gkmax", PER_BOHR.factor()),
          new Quantity("maximum |g| for potential and density", "gmaxvr", PER_BOHR.factor()),
          new Quantity("g-vector grid sizes", "gvector_size", 0),
          new Quantity("total number of g-vectors", "gvector_total", 0),
          new Quantity("apw functions", "lmaxapw", 0),
          new Quantity("total nuclear charge", "nuclear_charge", ELEMENTARY_CHARGE.factor()),
          new Quantity("total electronic charge", "electronic_charge", ELEMENTARY_CHARGE.factor()),
          new Quantity("total core charge", "core_charge_initial", ELEMENTARY_CHARGE.factor()),
          new Quantity(
              "total valence charge", "valence_charge_initial", ELEMENTARY_CHARGE.factor()),
          new Quantity("effective wigner radius", "wigner_radius", BOHR.factor()),
          new Quantity("number of empty states", "empty_states", 0),
          new Quantity("total number of valence states", "valence_states", 0),
          new Quantity("maximum hamiltonian size", "hamiltonian_size", 0),
          new Quantity("maximum number of plane-waves", "pw", 0),
          new Quantity("total number of local-orbitals", "lo", 0));

  private final LapwStructure structure = new LapwStructure();
  private final Map<String, Object> ofSystem = new LinkedHashMap<>();
  private final Map<String, double[]> raw = new LinkedHashMap<>();
  private String spinTreatment;
  private boolean awaitsSpin;
  private boolean awaitsDescription;
  private boolean awaitsSmearing;
  private LapwFunctional functional;
  private String smearing;
  private double smearingWidth = Double.NaN;

  /** Reads the part of an INFO.OUT before its first iteration. */
  static ExcitingSetup of(SourceFile info, ExcitingHeader header) throws IOException {
    ExcitingSetup setup = new ExcitingSetup();
    try (TextReader in = new TextReader(info)) {
      for (String line = in.next(); line != null; line = in.next()) {
        if (line.contains("Self-consistent loop started")
            || line.contains("Groundstate module started")) {
          break;
        }
        if (line.startsWith("|")) {
          header.readBanner(line.substring(1).replaceFirst("[|=*+-]?\\s*$", "").strip());
        } else {
          setup.read(line, in);
        }
      }
    }
    return setup;
  }

  /** Takes in a line. */
  void read(String line, TextReader in) throws IOException {
    if (awaitsDescription && !line.isBlank()) {
      awaitsDescription = false;
      functional =
          new LapwFunctional(
              functional.type(), functional.exchange(), functional.correlation(), line.strip());
    }
    if (awaitsSmearing && !line.isBlank()) {
      awaitsSmearing = false;
      smearing = kind(line.strip());
    }
    if (awaitsSpin && !line.isBlank()) {
      awaitsSpin = false;
      spinTreatment = line.strip();
    }
    if (structure.read(line, in)) {
      return;
    }
    InfoLine info = InfoLine.of(line);
    if (info.is("Spin treatment")) {
      spinTreatment = info.value().isEmpty() ? null : info.value();
      awaitsSpin = spinTreatment == null;
    } else if (info.is("Exchange-correlation type") || info.is("Exchange-correlation functional")) {
      double[] numbers = info.numbers();
      if (numbers.length > 0) {
        functional =
            new LapwFunctional(
                (int) numbers[0],
                numbers.length > 1 ? (int) numbers[1] : 0,
                numbers.length > 2 ? (int) numbers[2] : 0,
                null);
        awaitsDescription = true;
      }
    } else if (info.is("Smearing scheme") || info.is("Smearing type")) {
      smearing = kind(info.value());
      awaitsSmearing = smearing == null; // named on the next line before boron
    } else if (info.is("Smearing width")) {
      smearingWidth = info.number();
    } else if (info.is("Species with R^MT_min")) {
      ofSystem.put("x_exciting_species_rtmin", info.value());
    } else if (info.is("Using") && info.lowerKey().endsWith("potential mixing")) {
      String key = info.key();
      ofSystem.put(
          "x_exciting_potential_mixing",
          key.substring(5, key.length() - "potential mixing".length()).strip());
    } else {
      readQuantity(info);
    }
  }

  private void readQuantity(InfoLine info) {
    double[] numbers = info.numbers();
    for (Quantity quantity : OF_SYSTEM) {
      if (numbers.length > 0 && info.is(quantity.start)) {
        raw.put(quantity.name, numbers);
        ofSystem.put("x_exciting_" + quantity.name, value(numbers, quantity.factor));
        return;
      }
    }
  }

  private static Object value(double[] numbers, double factor) {
    if (factor == 0) {
      List<Integer> whole = Arrays.stream(numbers).mapToObj(n -> (int) n).toList();
      return whole.size() == 1 ? (Object) whole.getFirst() : whole;
    }
    return numbers.length == 1
        ? (Object) (numbers[0] * factor)
        : Tensor.vector(numbers).scaled(factor);
  }

  private static String kind(String scheme) {
    String name = scheme.toLowerCase(Locale.ROOT);
    return name.startsWith("gaussian")
        ? "gaussian"
        : name.startsWith("methfessel")
            ? "methfessel-paxton"
            : name.startsWith("fermi")
                ? "fermi"
                : name.contains("tetrahedr") || name.startsWith("extended") ? "tetrahedra" : null;
  }

  LapwStructure structure() {
    return structure;
  }

  /** Number of spin channels; 1 where the file does not tell. */
  int spins() {
    return spinTreatment == null || spinTreatment.equalsIgnoreCase("spin-unpolarised") ? 1 : 2;
  }

  /** The largest wave number of the potential in hartree units, or NaN. */
  double potentialCutoff() {
    return raw.getOrDefault("gmaxvr", new double[] {Double.NaN})[0];
  }

  /** The product of the smallest muffin-tin radius and the largest wave number, or null. */
  Double rgkmax() {
    return raw.containsKey("rgkmax") ? (Double) raw.get("rgkmax")[0] : null;
  }

  /** The crystal where the run began, with exciting's own quantities. */
  AtomicSystem system() {
    AtomicSystemBuilder system = AtomicSystemBuilder.builder().atoms(structure.initial());
    ofSystem.forEach(system::addExtras);
    if (spinTreatment != null) {
      system.addExtras(
          "x_exciting_section_spin", List.of(Map.of("x_exciting_spin_treatment", spinTreatment)));
    }
    system.addExtras(
        "x_exciting_section_atoms_group", structure.species().stream().map(this::group).toList());
    return system.build();
  }

  private Map<String, Object> group(LapwSpecies species) {
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("x_exciting_geometry_atom_labels", species.symbol());
    group.put("x_exciting_geometry_atom_number", Integer.toString(species.number()));
    if (species.radialPoints() != null) {
      group.put("x_exciting_muffin_tin_points", species.radialPoints());
    }
    if (species.radius() != null) {
      group.put("x_exciting_muffin_tin_radius", species.radius());
    }
    group.put("x_exciting_atom_position_format", structure.isCartesian() ? "cartesian" : "lattice");
    if (!species.positions().isEmpty() && (structure.isCartesian() || structure.hasLattice())) {
      group.put(
          "x_exciting_geometry_atom_positions",
          structure.positions(species.positions(), structure.isCartesian()));
    }
    return group;
  }

  /** The method, but for what the input file and the iterations tell. */
  MethodBuilder method(Optional<InputXml> input) {
    MethodBuilder method = MethodBuilder.builder();
    method.dft(DftBuilder.builder().xcFunctional(functional(input)).build());
    ElectronicBuilder electronic = ElectronicBuilder.builder();
    electronic.method("DFT");
    electronic.nSpinChannels(spinTreatment == null ? null : spins());
    input
        .flatMap(xml -> xml.attribute("groundstate", "ValenceRelativity"))
        .ifPresent(name -> electronic.relativityMethod(relativity(name)));
    if (raw.containsKey("electronic_charge")) {
      electronic.nElectrons(List.of(raw.get("electronic_charge")[0]));
    }
    if (smearing != null) {
      electronic.smearing(
          SmearingBuilder.builder()
              .kind(smearing)
              .width(Double.isNaN(smearingWidth) ? null : (Double) HARTREE.toSi(smearingWidth))
              .build());
    }
    method.electronic(electronic.build());
    method.addElectronsRepresentation(basis());
    method.kMesh(kMesh());
    method.atomParameters(
        structure.species().stream().map(species -> species.parameters("x_exciting_")).toList());
    return method;
  }

  private XcFunctional functional(Optional<InputXml> input) {
    if (input.isPresent() && input.get().attribute("libxc", "exchange").isPresent()
        || input.isPresent() && input.get().attribute("libxc", "correlation").isPresent()) {
      return XcFunctional.ofLibxc(
          java.util.stream.Stream.of("exchange", "correlation", "xc")
              .flatMap(part -> input.get().attribute("libxc", part).stream())
              .map(name -> name.replaceFirst("^XC_", ""))
              .filter(name -> !name.equalsIgnoreCase("none"))
              .toList());
    }
    LapwFunctional named =
        functional != null
            ? functional
            : input
                .flatMap(xml -> xml.attribute("groundstate", "xctype"))
                .map(LapwFunctional::named)
                .orElse(null);
    return named == null ? null : named.parts();
  }

  private static String relativity(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "zora" -> "scalar_relativistic_ZORA";
      case "iora*", "iora" -> "scalar_relativistic_IORA";
      case "kh", "kh*" -> "scalar_relativistic";
      default -> null;
    };
  }

  private ElectronsRepresentation basis() {
    ElectronsRepresentationBuilder basis = ElectronsRepresentationBuilder.builder();
    basis.type("(L)APW+lo").scope(List.of("wavefunction"));
    BasisSetBuilder interstitial = BasisSetBuilder.builder().type("(L)APW+lo");
    interstitial.scope(List.of("interstitial")).cutoffFractional(rgkmax());
    if (raw.containsKey("gkmax")) {
      double k = raw.get("gkmax")[0];
      interstitial.cutoff(HARTREE.toSi(k * k / 2));
    }
    basis.addBasisSet(interstitial.build());
    structure.species().forEach(species -> basis.addBasisSet(species.basis()));
    return basis.build();
  }

  private KMesh kMesh() {
    KMeshBuilder mesh = KMeshBuilder.builder();
    double[] grid = raw.get("kpoint_grid");
    if (grid != null && grid.length == 3) {
      mesh.grid(Arrays.stream(grid).mapToObj(n -> (int) n).toList());
      // exciting prints an offset only where there is one.
      double[] offset = raw.getOrDefault("kpoint_offset", new double[3]);
      mesh.offset(Arrays.stream(offset).boxed().toList());
    }
    double[] points = raw.get("number_kpoints");
    mesh.nPoints(points == null ? null : (Integer) (int) points[0]);
    return mesh.build();
  }
}
