package io.lodestone.archive.parse.vasp;

import static io.lodestone.core.quantity.MaterialsUnit.DALTON;
import static io.lodestone.core.quantity.MaterialsUnit.ELECTRONVOLT;

import io.lodestone.archive.metainfo.AtomParameters;
import io.lodestone.archive.metainfo.AtomParametersBuilder;
import io.lodestone.archive.metainfo.BasisSet;
import io.lodestone.archive.metainfo.BasisSetBuilder;
import io.lodestone.archive.metainfo.CoreHole;
import io.lodestone.archive.metainfo.CoreHoleBuilder;
import io.lodestone.archive.metainfo.DftBuilder;
import io.lodestone.archive.metainfo.Electronic;
import io.lodestone.archive.metainfo.ElectronicBuilder;
import io.lodestone.archive.metainfo.ElectronsRepresentationBuilder;
import io.lodestone.archive.metainfo.HubbardKanamoriModel;
import io.lodestone.archive.metainfo.HubbardKanamoriModelBuilder;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.MethodBuilder;
import io.lodestone.archive.metainfo.Pseudopotential;
import io.lodestone.archive.metainfo.PseudopotentialBuilder;
import io.lodestone.archive.metainfo.Scf;
import io.lodestone.archive.metainfo.ScfBuilder;
import io.lodestone.archive.metainfo.Smearing;
import io.lodestone.archive.metainfo.SmearingBuilder;
import io.lodestone.archive.metainfo.XcFunctional;
import io.lodestone.core.element.Element;
import io.lodestone.core.quantity.PhysicalConstant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a run computed, put together from its tags, its pseudopotentials and its points. */
final class MethodSection {
  private static final List<String> ORBITALS = List.of("s", "p", "d", "f");

  private final IncarTags input;
  private final IncarTags output;
  private final IncarTags tags;
  private final List<AtomKind> kinds;
  private final SamplingPoints points;

  /**
   * @param input tags that the user set
   * @param output tags with the values that VASP used
   */
  MethodSection(IncarTags input, IncarTags output, List<AtomKind> kinds, SamplingPoints points) {
    this.input = input;
    this.output = output;
    this.tags = output.orElse(input);
    this.kinds = kinds;
    this.points = points;
  }

  Method section() {
    MethodBuilder method = MethodBuilder.builder();
    PotcarFunctional potcar =
        kinds.isEmpty() ? null : PotcarFunctional.of(kinds.getFirst().title());
    VaspFunctional functional = new VaspFunctional(tags, potcar);
    XcFunctional libxc = functional.libxc();
    if (libxc != null) {
      method.dft(DftBuilder.builder().xcFunctional(libxc).build());
    }
    BeyondDft beyond = new BeyondDft(input, tags, points);
    method
        .electronic(electronic(functional, beyond))
        .electronsRepresentation(
            List.of(
                ElectronsRepresentationBuilder.builder()
                    .type("plane waves")
                    .scope(List.of("wavefunction"))
                    .nativeTier(nativeTier())
                    .basisSet(basis())
                    .build()))
        .kMesh(points.section())
        .scf(scf())
        .atomParameters(atomParameters());
    beyond.addTo(method);
    if (!input.isEmpty()) {
      method.addExtras("x_vasp_incar_in", input.asMap());
    }
    if (!output.isEmpty()) {
      method.addExtras("x_vasp_incar_out", output.asMap());
    }
    return method.build();
  }

  private Electronic electronic(VaspFunctional functional, BeyondDft beyond) {
    ElectronicBuilder electronic = ElectronicBuilder.builder();
    String gw = beyond.method();
    electronic
        .method(gw != null ? gw : tags.isTrue("LDAU") ? "DFT+U" : "DFT")
        .nSpinChannels(tags.integer("ISPIN"))
        .relativityMethod("pseudo_scalar_relativistic")
        .vanDerWaalsMethod(functional.vanDerWaals())
        .smearing(smearing());
    if (tags.isTrue("LNONCOLLINEAR") || tags.isTrue("LSORBIT")) {
      electronic.addExtras("x_vasp_noncollinear", true);
      electronic.addExtras("x_vasp_spin_orbit", tags.isTrue("LSORBIT"));
    }
    Double electrons = tags.number("NELECT");
    if (electrons != null) {
      electronic.nElectrons(List.of(electrons));
      Double neutral = valenceElectrons();
      if (neutral != null) {
        double charge = Math.rint((neutral - electrons) * 1e6) / 1e6;
        electronic.charge(charge * PhysicalConstant.ELEMENTARY_CHARGE.value());
      }
    }
    Double moment = tags.number("NUPDOWN");
    if (moment != null && moment >= 0) {
      electronic.spinTarget(moment);
    }
    return electronic.build();
  }

  private Double valenceElectrons() {
    double sum = 0;
    for (AtomKind kind : kinds) {
      if (kind.count() == null || kind.valence() == null) {
        return null;
      }
      sum += kind.count() * kind.valence();
    }
    return kinds.isEmpty() ? null : (Double) sum;
  }

  private Smearing smearing() {
    Integer order = tags.integer("ISMEAR");
    if (order == null) {
      return null;
    }
    String kind =
        switch (order) {
          case -5, -4, -14, -15 -> "tetrahedra";
          case -1 -> "fermi";
          case 0 -> "gaussian";
          default -> order > 0 ? "methfessel-paxton" : null;
        };
    Double width = tags.number("SIGMA");
    boolean widthUsed = order >= -1;
    return SmearingBuilder.builder()
        .kind(kind)
        .width(width == null || !widthUsed ? null : (Double) ELECTRONVOLT.toSi(width))
        .build();
  }

  /** PREC by its first letter, as VASP reads it. */
  private String nativeTier() {
    String precision = tags.word("PREC").toLowerCase(Locale.ROOT);
    return precision.isEmpty()
        ? null
        : switch (precision.charAt(0)) {
          case 'l' -> "low";
          case 'm' -> "medium";
          case 'h' -> "high";
          case 'n' -> "normal";
          case 's' -> "single";
          case 'a' -> "accurate";
          default -> precision;
        };
  }

  private List<BasisSet> basis() {
    Double cutoff = tags.number("ENMAX");
    return List.of(
        planeWaves("valence", cutoff == null ? tags.number("ENCUT") : cutoff),
        planeWaves("augmentation", tags.number("ENAUG")));
  }

  private static BasisSet planeWaves(String scope, Double cutoff) {
    return BasisSetBuilder.builder()
        .type("plane waves")
        .scope(List.of(scope))
        .cutoff(cutoff == null ? null : (Double) ELECTRONVOLT.toSi(cutoff))
        .build();
  }

  private Scf scf() {
    Double energy = tags.number("EDIFF");
    return ScfBuilder.builder()
        .nMaxIteration(tags.integer("NELM"))
        .thresholdEnergyChange(energy == null ? null : (Double) ELECTRONVOLT.toSi(energy))
        .minimizationAlgorithm(algorithm())
        .build();
  }

  private String algorithm() {
    Integer code = tags.integer("IALGO");
    return code == null
        ? null
        : switch (code) {
          case 38 -> "Davidson";
          case 48 -> "RMM-DIIS";
          case 68 -> "Davidson, then RMM-DIIS";
          case 53, 54 -> "damped";
          case 58 -> "conjugate gradient";
          case 3, 4, 90 -> "exact diagonalization";
          case 2 -> "none";
          default -> null;
        };
  }

  private List<AtomParameters> atomParameters() {
    Map<String, Integer> seen = new HashMap<>();
    double[] shells = tags.numbers("LDAUL");
    boolean correlated = shells.length > 0 && (tags.isTrue("LDAU") || output.isEmpty());
    List<AtomParameters> all = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      AtomKind kind = kinds.get(i);
      String symbol = kind.label();
      int before = seen.merge(symbol, 1, Integer::sum) - 1;
      AtomParametersBuilder parameters =
          AtomParametersBuilder.builder()
              .label(before == 0 ? symbol : symbol + before)
              .atomNumber(kind.element().map(Element::number).orElse(null))
              .mass(kind.mass() == null ? null : (Double) DALTON.toSi(kind.mass()))
              .nValenceElectrons(kind.valence())
              .pseudopotential(pseudopotential(kind));
      if (correlated) {
        parameters.hubbardKanamoriModel(hubbard(i));
      }
      if (tags.integer("ICORELEVEL", 0) == 2 && tags.integer("CLNT", 1) == i + 1) {
        parameters.coreHole(coreHole());
      }
      all.add(parameters.build());
    }
    return all;
  }

  private static Pseudopotential pseudopotential(AtomKind kind) {
    if (kind.title().isBlank()) {
      return null;
    }
    String title = String.join(" ", kind.title().strip().split("\\s+"));
    PotcarFunctional functional = PotcarFunctional.of(title);
    boolean ultrasoft =
        kind.ultrasoft() != null
            ? kind.ultrasoft()
            : title.toUpperCase(Locale.ROOT).startsWith("US");
    return PseudopotentialBuilder.builder()
        .name(title)
        .type(ultrasoft ? "USPP" : title.startsWith("NC") ? "NC" : "PAW")
        .xcFunctionalName(functional == null ? null : functional.libxc())
        .cutoff(kind.cutoff() == null ? null : (Double) ELECTRONVOLT.toSi(kind.cutoff()))
        .lMax(kind.lMax())
        .hash(kind.hash())
        .build();
  }

  /** The hole that the final-state approximation makes; CLZ electrons leave it. */
  private CoreHole coreHole() {
    double excited = tags.number("CLZ", 1);
    return CoreHoleBuilder.builder()
        .nQuantumNumber(tags.integer("CLN"))
        .lQuantumNumber(tags.integer("CLL"))
        .nElectronsExcited(excited)
        .dscfState(excited > 0 ? "final" : "initial")
        .build();
  }

  private HubbardKanamoriModel hubbard(int kind) {
    double[] shells = tags.numbers("LDAUL");
    double[] us = tags.numbers("LDAUU");
    double[] js = tags.numbers("LDAUJ");
    if (kind >= shells.length || shells[kind] < 0 || shells[kind] >= ORBITALS.size()) {
      return null;
    }
    Double u = kind < us.length ? (Double) ELECTRONVOLT.toSi(us[kind]) : null;
    Double j = kind < js.length ? (Double) ELECTRONVOLT.toSi(js[kind]) : null;
    int type = tags.integer("LDAUTYPE", 2);
    HubbardKanamoriModelBuilder model =
        HubbardKanamoriModelBuilder.builder()
            .orbital(ORBITALS.get((int) shells[kind]))
            .u(u)
            .j(j)
            .uEffective(u == null || j == null ? null : (Double) (u - j))
            .doubleCountingCorrection(
                switch (type) {
                  case 1 -> "Liechtenstein";
                  case 2 -> "Dudarev";
                  case 4 -> "Liechtenstein without exchange splitting";
                  default -> null;
                });
    model.addExtras("x_vasp_projection_type", "on-site");
    return model.build();
  }
}
