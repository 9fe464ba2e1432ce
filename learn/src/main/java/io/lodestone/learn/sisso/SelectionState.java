package io.lodestone.learn.sisso;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** A selection as lines of text: a formula in each, and how many features were looked at. */
record SelectionState(Selection selection, FeatureSpace space, LongAdder count)
    implements Checkpoints.State {
  @Override
  public List<String> lines() {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(Long.toString(count.sum())),
            selection.best().stream()
                .map(scored -> FormulaCode.of(scored.feature().expression()).text()))
        .toList();
  }

  @Override
  public void restore(List<String> lines) {
    count.reset();
    count.add(Long.parseLong(lines.getFirst()));
    for (String line : lines.subList(1, lines.size())) {
      Feature feature = space.feature(new FormulaCode(line).expression(space.primaries()));
      selection.offer(feature, selection.score(feature));
    }
  }
}
