package io.lodestone.archive.parse.elk;

import static io.lodestone.core.quantity.MaterialsUnit.BOHR;
import static io.lodestone.core.quantity.MaterialsUnit.HARTREE;
import static io.lodestone.core.quantity.MaterialsUnit.PER_BOHR;

import io.lodestone.archive.metainfo.AtomParameters;
import io.lodestone.archive.metainfo.AtomParametersBuilder;
import io.lodestone.archive.metainfo.BasisSetBuilder;
import io.lodestone.archive.metainfo.DftBuilder;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.ElectronsRepresentation;
import io.lodestone.archive.metainfo.ElectronsRepresentationBuilder;
import io.lodestone.archive.metainfo.HubbardKanamoriModel;
import io.lodestone.archive.metainfo.HubbardKanamoriModelBuilder;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.SmearingBuilder;
import io.lodestone.archive.parse.Fields;
import io.lodestone.archive.parse.TextReader;
import io.lodestone.archive.parse.lapw.InfoLine;
import io.lodestone.archive.parse.lapw.LapwFunctional;
import io.lodestone.archive.parse.lapw.LapwSpecies;
import io.lodestone.archive.parse.lapw.LapwStructure;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What INFO.OUT tells before the first loop: the crystal and the parameters of the method. */
final class ElkSetup {
  /** A quantity of the method: the start of its line, NOMAD's name and the unit, 0 for none. */
  private record Quantity(String start, String name, double factor) {}

  private static final List<Quantity> OF_METHOD =
      List.of(
          new Quantity("k-point grid", "x_elk_kpoints_grid", 0),
          new Quantity("muffin-tin radius times maximum |g+k|", "x_elk_rgkmax", 1),
          new Quantity("maximum |g+k| for apw functions", "x_elk_gkmax", PER_BOHR.factor()),
          new Quantity("maximum |g| for potential and density", "x_elk_gmaxvr", PER_BOHR.factor()),
          new Quantity("g-vector grid sizes", "x_elk_gvector_size", 0),
          new Quantity("number of g-vectors", "x_elk_gvector_total", 0),
          new Quantity("apw functions", "x_elk_lmaxapw", 0),
          new Quantity("total nuclear charge", "x_elk_nuclear_charge", 1),
          new Quantity("total core charge", "x_elk_core_charge", 1),
          new Quantity("total valence charge", "x_elk_valence_charge", 1),
          new Quantity("total excess charge", "x_elk_excess_charge", 1),
          new Quantity("total electronic charge", "x_elk_electronic_charge", 1),
          new Quantity("effective wigner radius", "x_elk_wigner_radius", BOHR.factor()),
          new Quantity("number of empty states", "x_elk_empty_states", 0),
          new Quantity("total number of valence states", "x_elk_valence_states", 0),
          new Quantity("total number of core states", "x_elk_core_states", 0),
          new Quantity("total number of local-orbitals", "x_elk_lo", 0));

  private static final Pattern INTERACTION =
      Pattern.compile(
          "\\s*species : +(\\d{1,6}) \\(\\S+\\), l = +(\\d), U = *(\\S+), J = *(\\S+?),?.*");
  private static final String ORBITALS = "spdf";

  private final LapwStructure structure = new LapwStructure();
  private final Map<String, Object> ofMethod = new LinkedHashMap<>();
  private final Map<String, double[]> raw = new HashMap<>();
  private final Map<Integer, HubbardKanamoriModel> interactions = new HashMap<>();
  private LapwFunctional functional;
  private String spinTreatment;
  private boolean awaitsSpin;
  private boolean awaitsFunctional;
  private boolean spinOrbit;
  private boolean plusU;
  private String doubleCounting;
  private double smearing = Double.NaN;
  private double smearingWidth = Double.NaN;
  private double[] offset = new double[0];
  private double points = Double.NaN;

  /** Takes in a line. */
  void read(String line, TextReader in) throws IOException {
    if (awaitsSpin && !line.isBlank()) {
      spinTreatment = line.strip();
      awaitsSpin = false;
      return;
    }
    if (awaitsFunctional && !line.isBlank()) {
      awaitsFunctional = false;
      functional =
          new LapwFunctional(
              functional.type(), functional.exchange(), functional.correlation(), line.strip());
      return;
    }
    if (structure.read(line, in)) {
      return;
    }
    InfoLine info = InfoLine.of(line);
    Matcher interaction = INTERACTION.matcher(line);
    if (info.is("Spin treatment")) {
      spinTreatment = info.value().isEmpty() ? null : info.value();
      awaitsSpin = spinTreatment == null;
    } else if (info.is("spin-orbit coupling")) {
      spinOrbit = true;
    } else if (info.is("Exchange-correlation functional") || info.is("Exchange-correlation type")) {
      readFunctional(info.numbers());
    } else if (info.is("Smearing type")) {
      smearing = info.number();
    } else if (info.is("Smearing width")) {
      smearingWidth = info.number();
    } else if (info.is("k-point offset")) {
      offset = info.numbers();
    } else if (info.is("Total number of k-points")) {
      points = info.number();
    } else if (info.is("DFT+U calculation") || info.is("LDA+U calculation")) {
      plusU = true;
    } else if (plusU && line.contains("(FLL)")) {
      doubleCounting = "FLL";
    } else if (plusU && line.contains("(AMF)")) {
      doubleCounting = "AMF";
    } else if (interaction.matches()) {
      readInteraction(interaction);
    } else {
      readQuantity(info);
    }
  }

  private void readFunctional(double[] numbers) {
    if (numbers.length > 0) {
      functional =
          new LapwFunctional(
              (int) numbers[0],
              numbers.length > 1 ? (int) numbers[1] : 0,
              numbers.length > 2 ? (int) numbers[2] : 0,
              null);
      awaitsFunctional = true;
    }
  }

  private void readInteraction(Matcher line) {
    double u = Fields.parse(line.group(3));
    double j = Fields.parse(line.group(4));
    int l = Integer.parseInt(line.group(2));
    if (Double.isFinite(u) && Double.isFinite(j) && l < ORBITALS.length()) {
      interactions.put(
          Integer.parseInt(line.group(1)),
          HubbardKanamoriModelBuilder.builder()
              .orbital(ORBITALS.substring(l, l + 1))
              .u(HARTREE.toSi(u))
              .j(HARTREE.toSi(j))
              .uEffective(HARTREE.toSi(u - j))
              .doubleCountingCorrection(doubleCounting)
              .build());
    }
  }

  private void readQuantity(InfoLine info) {
    double[] numbers = info.numbers();
    for (Quantity quantity : OF_METHOD) {
      if (numbers.length > 0 && info.is(quantity.start)) {
        raw.put(quantity.name, numbers);
        List<Integer> whole = Arrays.stream(numbers).mapToObj(n -> (int) n).toList();
        ofMethod.put(
            quantity.name,
            quantity.factor == 0
                ? whole.size() == 1 ? (Object) whole.getFirst() : whole
                : (Object) (numbers[0] * quantity.factor));
        return;
      }
    }
  }

  LapwStructure structure() {
    return structure;
  }

  /** Number of spin channels; 1 where the file does not tell. */
  int spins() {
    return spinTreatment == null || spinTreatment.startsWith("spin-unpolari") ? 1 : 2;
  }

  /** The method, but for what the loops and other files tell. */
  MethodBuilder method() {
    MethodBuilder method = MethodBuilder.builder();
    if (functional != null) {
      method.dft(DftBuilder.builder().xcFunctional(functional.parts()).build());
    }
    ElectronicBuilder electronic = ElectronicBuilder.builder();
    electronic.method(plusU ? "DFT+U" : "DFT");
    electronic.nSpinChannels(spinTreatment == null ? null : spins());
    // Elk solves the Dirac equation for the core and a scalar-relativistic one for the valence.
    electronic.relativityMethod(
        spinOrbit ? "scalar_relativistic with spin-orbit coupling" : "scalar_relativistic");
    if (raw.containsKey("x_elk_electronic_charge")) {
      electronic.nElectrons(List.of(raw.get("x_elk_electronic_charge")[0]));
    }
    if (!Double.isNaN(smearing)) {
      electronic.smearing(
          SmearingBuilder.builder()
              .kind(
                  switch ((int) smearing) {
                    case 0 -> "gaussian";
                    case 1, 2 -> "methfessel-paxton";
                    case 3 -> "fermi";
                    default -> null;
                  })
              .width(Double.isNaN(smearingWidth) ? null : (Double) HARTREE.toSi(smearingWidth))
              .build());
    }
    method.electronic(electronic.build());
    method.addElectronsRepresentation(basis());
    KMeshBuilder mesh = KMeshBuilder.builder();
    double[] grid = raw.get("x_elk_kpoints_grid");
    if (grid != null && grid.length == 3) {
      mesh.grid(Arrays.stream(grid).mapToObj(n -> (int) n).toList());
    }
    mesh.offset(Arrays.stream(offset).boxed().toList());
    mesh.nPoints(Double.isNaN(points) ? null : (Integer) (int) points);
    method.kMesh(mesh.build());
    method.atomParameters(structure.species().stream().map(this::parameters).toList());
    ofMethod.forEach(method::addExtras);
    return method;
  }

  private AtomParameters parameters(LapwSpecies species) {
    AtomParametersBuilder parameters = AtomParametersBuilder.builder(species.parameters("x_elk_"));
    parameters.hubbardKanamoriModel(interactions.get(species.number()));
    if (species.radius() != null) {
      parameters.addExtras("x_elk_muffin_tin_radius", species.radius());
    }
    if (species.radialPoints() != null) {
      parameters.addExtras("x_elk_muffin_tin_points", species.radialPoints());
    }
    return parameters.build();
  }

  private ElectronsRepresentation basis() {
    ElectronsRepresentationBuilder basis = ElectronsRepresentationBuilder.builder();
    basis.type("(L)APW+lo").scope(List.of("wavefunction"));
    BasisSetBuilder interstitial = BasisSetBuilder.builder().type("(L)APW+lo");
    interstitial.scope(List.of("interstitial"));
    if (raw.containsKey("x_elk_rgkmax")) {
      interstitial.cutoffFractional(raw.get("x_elk_rgkmax")[0]);
    }
    if (raw.containsKey("x_elk_gkmax")) {
      double k = raw.get("x_elk_gkmax")[0];
      interstitial.cutoff(HARTREE.toSi(k * k / 2));
    }
    basis.addBasisSet(interstitial.build());
    structure.species().forEach(species -> basis.addBasisSet(species.basis()));
    return basis.build();
  }
}
