package io.lodestone.archive.normalize;

import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.Electronic;
import io.lodestone.archive.metainfo.KMesh;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Quality;
import io.lodestone.archive.metainfo.QualityBuilder;
import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.core.quantity.MaterialsUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far the numbers of a run can be trusted. */
final class QualityReview {
  private static final int WARNINGS_KEPT = 20;

  private final Boolean cleanEnd;
  private final MethodReview method;
  private final FinalProperties properties;
  private final Workflow workflow;
  private final List<String> warnings;

  QualityReview(
      Boolean cleanEnd,
      MethodReview method,
      FinalProperties properties,
      Workflow workflow,
      List<String> warnings) {
    this.cleanEnd = cleanEnd;
    this.method = method;
    this.properties = properties;
    this.workflow = workflow;
    this.warnings = warnings;
  }

  Quality section() {
    QualityBuilder quality =
        QualityBuilder.builder()
            .cleanEnd(cleanEnd)
            .converged(converged())
            .warnings(warnings.stream().distinct().limit(WARNINGS_KEPT).toList());
    if (workflow != null && workflow.results() != null) {
      quality.geometryConverged(workflow.results().isConverged());
    }
    if (method.isDft()) {
      quality.missingParameters(missingParameters());
      precision().ifPresent(precision -> quality.precisionClass(precision.label));
    }
    return quality.build();
  }

  /** What the program says; else whether the last change of energy is below the threshold. */
  private Boolean converged() {
    Calculation last = properties.lastJudged();
    if (last == null) {
      return null;
    }
    if (last.calculationConverged() != null) {
      return last.calculationConverged();
    }
    Optional<Double> threshold = method.of(Method::scf).map(scf -> scf.thresholdEnergyChange());
    if (threshold.isEmpty() || last.scfIteration().isEmpty()) {
      return null;
    }
    var energy = last.scfIteration().getLast().energy();
    return energy == null || energy.change() == null
        ? null
        : Math.abs(energy.change()) <= threshold.get();
  }

  /** Parameters without which the result cannot be judged or repeated. */
  private List<String> missingParameters() {
    List<String> missing = new ArrayList<>();
    if (method.functionals().isEmpty()) {
      missing.add("xc_functional");
    }
    if (method.basisSetType() == null) {
      missing.add("basis_set");
    } else if (method.basisSetType().equals("plane waves") && method.cutoff().isEmpty()) {
      missing.add("planewave_cutoff");
    }
    if (method.isPeriodic()) {
      KMesh mesh = method.kMesh().orElse(null);
      if (mesh == null
          || mesh.grid().isEmpty() && mesh.points() == null && mesh.nPoints() == null) {
        missing.add("k_mesh");
      }
      if (method.electronic(Electronic::smearing).isEmpty()) {
        missing.add("smearing");
      }
    }
    if ("plane waves".equals(method.basisSetType()) && !method.hasPseudopotentials()) {
      missing.add("pseudopotentials");
    }
    if (method.electronic(Electronic::nSpinChannels).isEmpty()) {
      missing.add("spin");
    }
    return missing;
  }

  private enum Precision {
    LOW("low"),
    MEDIUM("medium"),
    HIGH("high");

    private final String label;

    Precision(String label) {
      this.label = label;
    }

    static Precision of(double value, double medium, double high) {
      return value < medium ? LOW : value < high ? MEDIUM : HIGH;
    }

    static Precision worse(Precision a, Precision b) {
      return a.compareTo(b) <= 0 ? a : b;
    }
  }

  /**
   * The worse of what basis and k-mesh allow. Basis: cut-off at 1.0 and 1.3 times what the
   * pseudopotentials ask for, or 300 and 500 eV where they do not say; R·G at 7 and 8.5; light and
   * tight tiers. k-mesh: a line density of 15 and 30 Å.
   */
  private Optional<Precision> precision() {
    Optional<Precision> basis = basisPrecision();
    if (!method.isPeriodic()) {
      return basis;
    }
    Optional<Precision> mesh =
        method.kLineDensity().map(d -> Precision.of(MaterialsUnit.ANGSTROM.fromSi(d), 15, 30));
    return basis.flatMap(b -> mesh.map(m -> Precision.worse(b, m)));
  }

  private Optional<Precision> basisPrecision() {
    if (method.cutoffFractional().isPresent()) {
      return method.cutoffFractional().map(rg -> Precision.of(rg, 7, 8.5));
    }
    // Beside Gaussians, plane waves carry the density: their cut-off says little of the orbitals.
    if (method.cutoff().isPresent() && "plane waves".equals(method.basisSetType())) {
      double cutoff = method.cutoff().get();
      return Optional.of(
          method
              .recommendedCutoff()
              .map(recommended -> Precision.of(cutoff / recommended, 1.0 - 1e-6, 1.3))
              .orElseGet(() -> Precision.of(MaterialsUnit.ELECTRONVOLT.fromSi(cutoff), 300, 500)));
    }
    return switch (String.valueOf(method.nativeTier())) {
      case "light" -> Optional.of(Precision.LOW);
      case "intermediate" -> Optional.of(Precision.MEDIUM);
      case "tight", "really_tight" -> Optional.of(Precision.HIGH);
      default -> Optional.empty();
    };
  }
}
