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
 * @param mended what made them positive definite, for kernels that are not so by themselves
 * @param fresh fresh rows × rows for each kernel
 */
record Similarities(
    Environments environments,
    Map<SiteKernel, double[]> seen,
    Map<SiteKernel, Definite> mended,
    Map<SiteKernel, double[]> fresh) {
  static Similarities of(List<SiteKernel> kernels, Environments environments) {
    Map<SiteKernel, double[]> seen = new LinkedHashMap<>();
    Map<SiteKernel, Definite> mended = new LinkedHashMap<>();
    for (SiteKernel kernel : kernels.stream().distinct().toList()) {
      double[] alike = environments.similarities(kernel, environments);
      if (kernel.form() == SiteKernel.Form.REMATCH) {
        Definite definite = Definite.of(alike, environments.size());
        mended.put(kernel, definite);
        alike = definite.seen(alike);
      }
      seen.put(kernel, alike);
    }
    return new Similarities(environments, seen, mended, Map.of());
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
    for (SiteKernel kernel : seen.keySet()) {
      double[] alike = others.similarities(kernel, environments);
      Definite definite = mended.get(kernel);
      crossed.put(kernel, definite == null ? alike : definite.fresh(alike));
    }
    return new Similarities(environments, seen, mended, crossed);
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
    for (Map.Entry<SiteKernel, double[]> one : seen.entrySet()) {
      state.put("similar" + number, one.getValue());
      if (mended.containsKey(one.getKey())) {
        state.put("mended" + number + "/", mended.get(one.getKey()).state());
      }
      number++;
    }
    return state;
  }

  /** That of {@link #state}, for the kernels in their order. */
  static Similarities read(List<SiteKernel> kernels, ModelState state) {
    Environments environments = Environments.read(state.part("environments/"));
    int size = Math.multiplyExact(environments.size(), environments.size());
    Map<SiteKernel, double[]> seen = new LinkedHashMap<>();
    Map<SiteKernel, Definite> mended = new LinkedHashMap<>();
    for (SiteKernel kernel : kernels.stream().distinct().toList()) {
      String part = "mended" + seen.size() + "/";
      // Models that were written before kernels were mended have none.
      if (state.has(part + "lengths")) {
        mended.put(kernel, Definite.read(environments.size(), state.part(part)));
      }
      seen.put(kernel, state.doubles("similar" + seen.size(), size));
    }
    return new Similarities(environments, seen, mended, Map.of());
  }
}
