package io.lodestone.archive.normalize;

import io.lodestone.archive.metainfo.AtomParameters;
import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.BasisSet;
import io.lodestone.archive.metainfo.Electronic;
import io.lodestone.archive.metainfo.ElectronsRepresentation;
import io.lodestone.archive.metainfo.FrequencyMesh;
import io.lodestone.archive.metainfo.Functional;
import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.MethodSummary;
import io.lodestone.archive.metainfo.MethodSummaryBuilder;
import io.lodestone.archive.metainfo.Program;
import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.archive.metainfo.XcFunctional;
import io.lodestone.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the results were computed, from the methods of a run; what a later method does not say, an
 * earlier one may.
 */
final class MethodReview {
  private final Program program;
  private final List<Method> methods;
  private final Workflow workflow;
  private final AtomicSystem system;
  private final String spectrumType;
  private final boolean tabulated;

  MethodReview(
      Program program,
      List<Method> methods,
      Workflow workflow,
      AtomicSystem system,
      String spectrumType,
      boolean tabulated) {
    this.program = program;
    this.methods = methods.reversed();
    this.workflow = workflow;
    this.system = system;
    this.spectrumType = spectrumType;
    this.tabulated = tabulated;
  }

  MethodSummary section() {
    List<String> functionals = functionals();
    JacobsLadder rung = JacobsLadder.of(functionals);
    MethodSummaryBuilder summary =
        MethodSummaryBuilder.builder()
            .methodName(methodName())
            .workflowName(workflow == null ? null : workflow.name())
            .programName(program == null ? null : program.name())
            .programVersion(program == null ? null : program.version())
            .xcFunctionalNames(functionals)
            .xcFunctionalType(rung == null ? null : rung.label())
            .xcFunctionalShortName(
                functionals.isEmpty() ? null : KnownFunctional.shortName(functionals))
            .basisSetType(basisSetType())
            .planewaveCutoff(cutoff().orElse(null))
            .nativeTier(first(ElectronsRepresentation::nativeTier))
            .kLineDensity(kLineDensity().orElse(null))
            .coreElectronTreatment(coreElectronTreatment());
    kMesh().ifPresent(mesh -> summary.kGrid(mesh.grid()));
    electronic(Electronic::smearing)
        .ifPresent(
            smearing -> summary.smearingKind(smearing.kind()).smearingWidth(smearing.width()));
    electronic(Electronic::nSpinChannels).ifPresent(spins -> summary.spinPolarized(spins == 2));
    summary.relativityMethod(electronic(Electronic::relativityMethod).orElse(null));
    summary.vanDerWaalsMethod(electronic(Electronic::vanDerWaalsMethod).orElse(null));
    if (isDft()) {
      summary.hubbardU(
          atomParameters().anyMatch(parameters -> parameters.hubbardKanamoriModel() != null));
    }
    of(Method::gw)
        .ifPresent(
            gw ->
                summary
                    .gwType(gw.type())
                    .gwStartingPoint(KnownFunctional.shortName(functionals))
                    .gwFrequencyIntegration(
                        gw.analyticalContinuation() != null
                            ? gw.analyticalContinuation()
                            : methods.stream()
                                .flatMap(method -> method.frequencyMesh().stream())
                                .map(FrequencyMesh::samplingMethod)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null)));
    return summary.build();
  }

  boolean isDft() {
    return of(Method::dft).isPresent();
  }

  boolean isPeriodic() {
    return system != null
        && system.atoms() != null
        && system.atoms().latticeVectors() != null
        && (system.atoms().periodic().isEmpty() || system.atoms().periodic().contains(true));
  }

  List<String> functionals() {
    XcFunctional functional = of(Method::dft).map(dft -> dft.xcFunctional()).orElse(null);
    if (functional == null) {
      return List.of();
    }
    return Stream.of(
            functional.hybrid(),
            functional.exchange(),
            functional.correlation(),
            functional.contributions())
        .flatMap(List::stream)
        .map(Functional::name)
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * The cut-off of the orbitals: the lowest one that is told, since densities need a higher one.
   */
  Optional<Double> cutoff() {
    return basisSets()
        .filter(set -> !set.scope().contains("augmentation"))
        .map(BasisSet::cutoff)
        .filter(Objects::nonNull)
        .min(Double::compare);
  }

  Optional<Double> cutoffFractional() {
    return basisSets().map(BasisSet::cutoffFractional).filter(Objects::nonNull).findFirst();
  }

  String nativeTier() {
    return first(ElectronsRepresentation::nativeTier);
  }

  String basisSetType() {
    String type = first(ElectronsRepresentation::type);
    return type != null
        ? type
        : basisSets().map(BasisSet::type).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** The last regular mesh; a line of points for bands, which may come after it, is none. */
  Optional<KMesh> kMesh() {
    return methods.stream()
        .map(Method::kMesh)
        .filter(mesh -> mesh != null && !mesh.grid().isEmpty())
        .findFirst()
        .or(() -> of(Method::kMesh));
  }

  /**
   * k-points per reciprocal length in the direction where they are sparsest, m; |b| without the
   * factor 2π.
   */
  Optional<Double> kLineDensity() {
    List<Integer> grid = kMesh().map(KMesh::grid).orElse(List.of());
    if (grid.size() != 3 || !isPeriodic()) {
      return Optional.empty();
    }
    Tensor cell = system.atoms().latticeVectors();
    double[][] a = new double[3][];
    for (int i = 0; i < 3; i++) {
      a[i] = cell.slice(i).values();
    }
    double volume = Math.abs(dot(a[0], cross(a[1], a[2])));
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3; i++) {
      double[] b = cross(a[(i + 1) % 3], a[(i + 2) % 3]);
      boolean periodic = system.atoms().periodic().size() != 3 || system.atoms().periodic().get(i);
      if (periodic) {
        least = Math.min(least, grid.get(i) * volume / Math.sqrt(dot(b, b)));
      }
    }
    return Double.isFinite(least) ? Optional.of(least) : Optional.empty();
  }

  boolean hasPseudopotentials() {
    return atomParameters().anyMatch(parameters -> parameters.pseudopotential() != null);
  }

  /** The highest recommended cut-off of the pseudopotentials. */
  Optional<Double> recommendedCutoff() {
    return atomParameters()
        .map(AtomParameters::pseudopotential)
        .filter(Objects::nonNull)
        .map(potential -> potential.cutoff())
        .filter(Objects::nonNull)
        .max(Double::compare);
  }

  <T> Optional<T> electronic(Function<Electronic, T> quantity) {
    return methods.stream()
        .map(Method::electronic)
        .filter(Objects::nonNull)
        .map(quantity)
        .filter(Objects::nonNull)
        .findFirst();
  }

  <T> Optional<T> of(Function<Method, T> section) {
    return methods.stream().map(section).filter(Objects::nonNull).findFirst();
  }

  private String methodName() {
    if (of(Method::gw).isPresent()) {
      return "GW";
    }
    Optional<String> named = electronic(Electronic::method);
    if (named.isPresent()) {
      return named.get();
    }
    if (isDft()) {
      return "DFT";
    }
    if (of(Method::tb).isPresent()) {
      return "TB";
    }
    if (of(Method::forceField).isPresent()) {
      return "ForceField";
    }
    if (spectrumType != null) {
      return spectrumType;
    }
    return tabulated ? "Table" : methods.isEmpty() && system != null ? "Structure" : null;
  }

  private String coreElectronTreatment() {
    List<String> types =
        atomParameters()
            .map(AtomParameters::pseudopotential)
            .filter(Objects::nonNull)
            .map(potential -> String.valueOf(potential.type()))
            .toList();
    if (!types.isEmpty()) {
      return types.contains("PAW") ? "projector augmented wave" : "pseudopotential";
    }
    String basis = basisSetType();
    return basis != null && (basis.contains("APW") || basis.equals("numeric AOs"))
        ? "full all electron"
        : null;
  }

  private Stream<AtomParameters> atomParameters() {
    return methods.stream().flatMap(method -> method.atomParameters().stream());
  }

  private Stream<BasisSet> basisSets() {
    return representations().flatMap(representation -> basis(representation).stream());
  }

  /** A basis for the density alone says nothing of the orbitals. */
  private static List<BasisSet> basis(ElectronsRepresentation representation) {
    List<String> scope = representation.scope();
    boolean orbitals = scope.isEmpty() || scope.stream().anyMatch(what -> !what.equals("density"));
    return orbitals ? representation.basisSet() : new ArrayList<>();
  }

  private Stream<ElectronsRepresentation> representations() {
    return methods.stream().flatMap(method -> method.electronsRepresentation().stream());
  }

  private String first(Function<ElectronsRepresentation, String> quantity) {
    return representations().map(quantity).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static double dot(double[] u, double[] v) {
    return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
  }

  private static double[] cross(double[] u, double[] v) {
    return new double[] {
      u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
    };
  }
}
