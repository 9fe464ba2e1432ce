package io.lodestone.learn.gaussian;

import io.lodestone.learn.state.ModelState;
import io.lodestone.learn.structure.Environments;
import io.lodestone.learn.structure.SiteKernel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How alike the structures of rows are, by kernel: of rows that were seen with each other, and of
 * fresh rows, whose numbers come after theirs, with those.
 *
 * @param environments of the rows that were seen
 * @param seen rows × rows for each kernel
 * @param fresh fresh rows × rows for each kernel
 */
record Similarities(
    Environments environments, Map<SiteKernel, double[]> seen, Map<SiteKernel, double[]> fresh) {
  static Similarities of(List<SiteKernel> kernels, Environments environments) {
    Map<SiteKernel, double[]> seen = new LinkedHashMap<>();
    for (SiteKernel kernel : kernels) {
      seen.computeIfAbsent(kernel, key -> environments.similarities(key, environments));
    }
    return new Similarities(environments, seen, Map.of());
  }

  /** Those that a kernel knows of; null where it compares no structures. */
  static Similarities in(Kernel kernel) {
    return switch (kernel) {
      case Alike alike -> alike.table();
      case Sum sum -> in(sum.one()) == null ? in(sum.other()) : in(sum.one());
      case Product product -> in(product.one()) == null ? in(product.other()) : in(product.one());
      default -> null;
    };
  }

  /** With fresh rows. */
  Similarities with(Environments others) {
    Map<SiteKernel, double[]> crossed = new LinkedHashMap<>();
    seen.keySet().forEach(kernel -> crossed.put(kernel, others.similarities(kernel, environments)));
    return new Similarities(environments, seen, crossed);
  }

  /** How alike rows are, by their numbers; of two that are fresh, only of one with itself. */
  double of(SiteKernel kernel, int i, int j) {
    int n = environments.size();
    if (i == j) {
      return 1;
    } else if (i < n && j < n) {
      return seen.get(kernel)[i * n + j];
    }
    int old = Math.min(i, j);
    int late = Math.max(i, j) - n;
    return fresh.get(kernel)[late * n + old];
  }

  ModelState state() {
    ModelState state = new ModelState().put("environments/", environments.state());
    int number = 0;
    for (double[] values : seen.values()) {
      state.put("similar" + number++, values);
    }
    return state;
  }

  /** That of {@link #state}, for the kernels in their order. */
  static Similarities read(List<SiteKernel> kernels, ModelState state) {
    Environments environments = Environments.read(state.part("environments/"));
    int size = Math.multiplyExact(environments.size(), environments.size());
    Map<SiteKernel, double[]> seen = new LinkedHashMap<>();
    for (SiteKernel kernel : kernels.stream().distinct().toList()) {
      seen.put(kernel, state.doubles("similar" + seen.size(), size));
    }
    return new Similarities(environments, seen, Map.of());
  }
}
