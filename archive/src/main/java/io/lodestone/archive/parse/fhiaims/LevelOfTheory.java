package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.metainfo.AtomCenteredBasisBuilder;
import io.lodestone.archive.metainfo.BasisSet;
import io.lodestone.archive.metainfo.BasisSetBuilder;
import io.lodestone.archive.metainfo.DftBuilder;
import io.lodestone.archive.metainfo.Electronic;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.ElectronsRepresentationBuilder;
import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.KMeshBuilder;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.ScfBuilder;
import io.lodestone.archive.metainfo.Smearing;
import io.lodestone.archive.metainfo.SmearingBuilder;
import io.lodestone.archive.metainfo.XcFunctional;
import io.lodestone.archive.parse.Fields;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.MaterialsUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/** The method of a run, from what its input asks for and what the program says it understood. */
final class LevelOfTheory {
  private final ControlInput control;
  private final ControlReport report;
  private final GwCalculation gw;

  LevelOfTheory(ControlInput control, ControlReport report, GwCalculation gw) {
    this.control = control;
    this.report = report;
    this.gw = gw;
  }

  Method section() {
    MethodBuilder method = MethodBuilder.builder();
    XcFunctional xc = functional();
    method
        .dft(xc == null ? null : DftBuilder.builder().xcFunctional(xc).build())
        .electronic(electronic())
        .kMesh(kMesh())
        .scf(scf())
        .stressTensorMethod(stress());
    representation(method);
    for (SpeciesReport species : report.species()) {
      SpeciesInput input =
          control.species().stream()
              .filter(each -> each.name().equals(species.name()))
              .findFirst()
              .orElse(null);
      method.addAtomParameters(species.parameters(input));
    }
    if (gw.isKnown(control)) {
      method.gw(gw.method(control, report.nStates(), kMesh()));
      if (gw.frequencyMesh() != null) {
        method.addFrequencyMesh(gw.frequencyMesh());
      }
    }
    new ControlQuantities(control, report).tell(method);
    return method.build();
  }

  /** The dispersion correction by its short name, or null. */
  String dispersion() {
    if (control.isOn("many_body_dispersion_nl")) {
      return "MBD-NL";
    }
    if (control.isOn("many_body_dispersion")
        || control.isOn("many_body_dispersion_rsscs")
        || control.isOn("many_body_dispersion_pre2019")) {
      return "MBD";
    }
    if (control.isOn("vdw_correction_hirshfeld")
        || control.isOn("vdw_correction_hirshfeld_alpha")
        || control.isOn("vdw_ts")
        || report.dispersion() != null) {
      return "TS";
    }
    return control.isOn("vdwdf") ? "vdW-DF" : null;
  }

  private XcFunctional functional() {
    Double screening = report.screening();
    Double inverseLength = null;
    if (screening != null) {
      String unit =
          report.screeningUnit() != null
              ? report.screeningUnit()
              : control.word("hse_unit").orElse("");
      // The version of 2009 and its followers ask for the unit; without one the run stops.
      inverseLength =
          switch (unit.toLowerCase(Locale.ROOT).isEmpty()
              ? ' '
              : Character.toLowerCase(unit.charAt(0))) {
            case 'a' -> MaterialsUnit.PER_ANGSTROM.toSi(screening);
            case 'b' -> MaterialsUnit.PER_BOHR.toSi(screening);
            default -> null;
          };
    }
    Double exchange = report.exactExchange();
    if (exchange == null) {
      OptionalDouble asked = control.number("hybrid_xc_coeff");
      exchange = asked.isPresent() ? Double.valueOf(asked.getAsDouble()) : null;
    }
    return new Functionals(exchange, inverseLength)
        .section(report.functional(), control.words("xc").orElse(List.of()));
  }

  private Electronic electronic() {
    boolean plusU =
        control.species().stream().anyMatch(species -> !species.all("plus_u").isEmpty());
    String method =
        gw.isKnown(control)
            ? gw.name(control)
            : "Hartree-Fock".equals(report.functional()) ? "HF" : plusU ? "DFT+U" : "DFT";
    Double charge = report.charge();
    OptionalDouble asked = control.number("charge");
    if (charge == null && asked.isPresent()) {
      charge = asked.getAsDouble();
    }
    OptionalDouble moment = control.number("fixed_spin_moment");
    return ElectronicBuilder.builder()
        .method(method)
        .nSpinChannels(report.nSpinChannels())
        .nElectrons(report.nElectrons() == null ? List.of() : List.of(report.nElectrons()))
        .charge(charge == null ? null : MaterialsUnit.ELEMENTARY_CHARGE.toSi(charge))
        .spinTarget(moment.isPresent() ? Double.valueOf(moment.getAsDouble()) : null)
        .relativityMethod(relativity())
        .vanDerWaalsMethod(dispersion())
        .smearing(smearing())
        .build();
  }

  private String relativity() {
    String words = report.relativity();
    if (words != null) {
      return words.contains("on-site free-atom approximation to ZORA")
          ? "scalar_relativistic_atomic_ZORA"
          : words.contains("ZORA") ? "scalar_relativistic" : null;
    }
    return switch (control.word("relativistic").orElse("").toLowerCase(Locale.ROOT)) {
      case "atomic_zora" -> "scalar_relativistic_atomic_ZORA";
      case "zora" -> "scalar_relativistic";
      default -> null;
    };
  }

  private Smearing smearing() {
    List<String> asked = control.words("occupation_type").orElse(List.of());
    String name =
        report.smearing() != null ? report.smearing() : asked.isEmpty() ? null : asked.getFirst();
    if (name == null) {
      return null;
    }
    Double width = report.smearingWidth();
    double askedWidth = asked.size() < 2 ? Double.NaN : Fields.parse(asked.get(1));
    if (width == null && Double.isFinite(askedWidth)) {
      width = MaterialsUnit.ELECTRONVOLT.toSi(askedWidth);
    }
    String kind = name.toLowerCase(Locale.ROOT);
    return SmearingBuilder.builder()
        .kind(
            kind.startsWith("methfessel")
                ? "methfessel-paxton"
                : kind.startsWith("cold") || kind.startsWith("marzari")
                    ? "marzari-vanderbilt"
                    : kind.startsWith("gauss")
                        ? "gaussian"
                        : kind.startsWith("integer") ? "empty" : kind)
        .width(width)
        .build();
  }

  private KMesh kMesh() {
    if (report.kGrid() == null) {
      return null;
    }
    KMeshBuilder mesh =
        KMeshBuilder.builder()
            .samplingMethod("Monkhorst-Pack")
            .grid(report.kGrid())
            .nPoints(report.nKpoints());
    if (report.kOffset() != null) {
      mesh.offset(report.kOffset());
    } else {
      double[] asked =
          control.words("k_offset").orElse(List.of()).stream().mapToDouble(Fields::parse).toArray();
      if (asked.length >= 3 && Double.isFinite(asked[0] + asked[1] + asked[2])) {
        mesh.offset(List.of(asked[0], asked[1], asked[2]));
      }
    }
    return mesh.build();
  }

  private io.lodestone.archive.metainfo.Scf scf() {
    ScfBuilder scf =
        ScfBuilder.builder()
            .nMaxIteration(report.maxIterations())
            .thresholdEnergyChange(report.accuracyEnergy())
            .thresholdDensityChange(report.accuracyDensity())
            .minimizationAlgorithm(control.word("mixer").orElse(null));
    boolean known = report.maxIterations() != null || report.accuracyEnergy() != null;
    return known || report.accuracyDensity() != null ? scf.build() : null;
  }

  private String stress() {
    if (control.isOn("compute_analytical_stress") || control.isOn("compute_heat_flux")) {
      return "analytic";
    }
    return control.isOn("compute_numerical_stress") ? "numeric" : null;
  }

  private void representation(MethodBuilder method) {
    List<SpeciesInput> species = control.species();
    if (species.isEmpty() && report.species().isEmpty()) {
      return;
    }
    BasisSetBuilder basis =
        BasisSetBuilder.builder().type("numeric AOs").scope(List.of("full-electron"));
    for (SpeciesInput each : species) {
      basis.addAtomCentered(
          AtomCenteredBasisBuilder.builder()
              .name(each.tier())
              .atomNumber(
                  report
                      .species(each.name())
                      .flatMap(SpeciesReport::element)
                      .map(Element::number)
                      .orElse(null))
              .addExtras("x_fhi_aims_species_name", each.name())
              .build());
    }
    BasisSet set = basis.build();
    List<String> tiers =
        new ArrayList<>(
            species.stream().map(SpeciesInput::tier).filter(Objects::nonNull).distinct().toList());
    boolean told = !tiers.isEmpty() && species.stream().allMatch(each -> each.tier() != null);
    method.addElectronsRepresentation(
        ElectronsRepresentationBuilder.builder()
            .type("atom-centered orbitals")
            .scope(List.of("wavefunction"))
            .nativeTier(told ? String.join(", ", tiers) : null)
            .basisSet(List.of(set))
            .build());
  }
}
