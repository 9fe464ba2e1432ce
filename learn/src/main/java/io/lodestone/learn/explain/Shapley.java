package io.lodestone.learn.explain;

import io.lodestone.learn.dataset.Features;

/**
 * Shapley values of the answers of a model: exact by the trees of forests and boosting, by asking
 * the model otherwise.
 *
 * @param response what is explained
 * @param settings for models without trees
 */
public record Shapley(Response response, KernelShapSettings settings) {
  /**
   * Explains rows.
   *
   * @param rows without gaps
   * @param reference rows among which, for a model without trees, those are drawn that stand for
   *     what is not known; such as the training rows
   */
  public Contributions explain(Features rows, Features reference) {
    return response
        .trees()
        .map(trees -> new TreeShap(trees, response.output()).of(rows))
        .orElseGet(() -> new KernelShap(response, drawn(reference), settings).of(rows));
  }

  /** Whether values come from trees, so that they need no reference and cost little. */
  public boolean usesTrees() {
    return response.trees().isPresent();
  }

  private Features drawn(Features reference) {
    if (reference.rows() <= settings.background()) {
      return reference;
    }
    return reference.rows(RowSample.of(reference.rows(), settings.background(), settings.seed()));
  }
}
