package io.lodestone.learn.sisso;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Screening of the last rung at the speed of matrix products: pairs of features are looked at tile
 * by tile in single precision, and what may be good enough is computed in double precision. It
 * finds the same features as {@link ExhaustiveScreening}.
 *
 * <p>Its count is of the features that were looked at, those that turn out not finite or constant
 * included. A unit of work is one tile with all that come after it; it depends on nothing but the
 * stored features, and the score that has to be reached only lets it skip what cannot be kept.
 * Memory, besides the space: 16 bytes per stored feature and row, and 10 MB for each thread.
 */
final class TiledScreening implements Screening {
  private final Correlation correlation;
  private final Work work;

  /** For one task only. */
  TiledScreening(Correlation correlation, Work work) {
    this.correlation = correlation;
    this.work = work;
  }

  @Override
  public Result screen(FeatureSpace space, boolean last, int size, List<Feature> excluded) {
    Selection selection = new Selection(size, correlation, excluded);
    Combinations combinations = space.combinations();
    LongAdder count = new LongAdder();
    for (Feature feature : space.features()) {
      count.increment();
      if (combinations.selectable(feature.dimension(), feature.largest())) {
        selection.offer(feature, correlation.of(feature.values()));
      }
    }
    if (last) {
      unary(space, selection, count);
      // A first list of the best: nearly all that comes later fails to reach it.
      selection.best();
      SelectionState state = new SelectionState(selection, space, count);
      work.part("products").run(products(space, selection, count), state);
      work.part("sums").run(sums(space, selection, count), state);
    }
    return new Result(selection.best(), count.sum());
  }

  private static void unary(FeatureSpace space, Selection selection, LongAdder count) {
    Combinations combinations = space.combinations();
    space.features().subList(space.newest(), space.size()).parallelStream()
        .forEach(
            feature -> {
              for (Operator operator : combinations.operators()) {
                if (!operator.isBinary() && combinations.allows(operator, feature)) {
                  count.increment();
                  offer(combinations.selectable(operator, feature, null), selection);
                }
              }
            });
  }

  private static void offer(Feature feature, Selection selection) {
    if (feature != null) {
      double score = selection.score(feature);
      if (score >= selection.threshold()) {
        selection.offer(feature, score);
      }
    }
  }

  private List<Runnable> products(FeatureSpace space, Selection selection, LongAdder count) {
    List<Runnable> units = new ArrayList<>();
    Combinations combinations = space.combinations();
    boolean products = combinations.has(Operator.MULTIPLY);
    boolean quotients = combinations.has(Operator.DIVIDE);
    if (!products && !quotients) {
      return units;
    }
    PackedFeatures packed =
        PackedFeatures.of(space, false, f -> f.complexity() < combinations.maxComplexity());
    ProductTiles tiles = new ProductTiles(packed, correlation.residuals(), quotients);
    PairSink sink = sink(space, packed, selection);
    for (int first = 0; first < packed.tiles.size(); first++) {
      int from = first;
      units.add(
          () -> {
            ProductTiles.Scratch scratch = new ProductTiles.Scratch();
            PackedFeatures.Tile a = packed.tiles.get(from);
            long looked = 0;
            for (int other = from; other < packed.tiles.size(); other++) {
              PackedFeatures.Tile b = packed.tiles.get(other);
              if (!pairs(a, b, combinations)) {
                continue;
              }
              if (products) {
                tiles.products(a, b, selection.threshold(), scratch, sink);
                looked += count(a, b);
              }
              if (quotients) {
                tiles.quotients(a, b, selection.threshold(), scratch, sink);
                looked += tiles.countQuotients(a, b);
              }
            }
            count.add(looked);
          });
    }
    return units;
  }

  private List<Runnable> sums(FeatureSpace space, Selection selection, LongAdder count) {
    List<Runnable> units = new ArrayList<>();
    Combinations combinations = space.combinations();
    boolean plus = combinations.has(Operator.ADD);
    boolean minus = combinations.has(Operator.SUBTRACT);
    boolean absolute = combinations.has(Operator.ABSOLUTE_DIFFERENCE);
    int kinds = (plus ? 1 : 0) + (minus ? 1 : 0) + (absolute ? 1 : 0);
    if (kinds == 0) {
      return units;
    }
    PackedFeatures packed =
        PackedFeatures.of(space, true, f -> f.complexity() < combinations.maxComplexity());
    SumTiles tiles = new SumTiles(packed, correlation.residuals());
    PairSink all = sink(space, packed, selection);
    PairSink sink =
        (operator, left, right) -> {
          if (combinations.has(operator)) {
            all.pass(operator, left, right);
          }
        };
    for (int first = 0; first < packed.tiles.size(); first++) {
      int from = first;
      units.add(
          () -> {
            SumTiles.Scratch scratch = new SumTiles.Scratch();
            PackedFeatures.Tile a = packed.tiles.get(from);
            long looked = 0;
            for (int other = from; other < packed.tiles.size(); other++) {
              PackedFeatures.Tile b = packed.tiles.get(other);
              if (b.dimension() != a.dimension()) {
                break;
              }
              if (!pairs(a, b, combinations)) {
                continue;
              }
              if (plus || minus) {
                tiles.sums(a, b, selection.threshold(), scratch, sink);
              }
              if (absolute) {
                tiles.absoluteDifferences(a, b, selection.threshold(), scratch, sink);
              }
              looked += kinds * count(a, b);
            }
            count.add(looked);
          });
    }
    return units;
  }

  /** Whether features of two tiles are combined in the last rung. */
  private static boolean pairs(
      PackedFeatures.Tile a, PackedFeatures.Tile b, Combinations combinations) {
    return (a.newest() || b.newest())
        && a.complexity() + b.complexity() + 1 <= combinations.maxComplexity();
  }

  private static long count(PackedFeatures.Tile a, PackedFeatures.Tile b) {
    return a == b ? (long) a.size() * (a.size() - 1) / 2 : (long) a.size() * b.size();
  }

  /** Computes pairs in double precision, in the order in which the rung is built. */
  private static PairSink sink(FeatureSpace space, PackedFeatures packed, Selection selection) {
    Combinations combinations = space.combinations();
    return (operator, left, right) -> {
      int i = packed.places[left];
      int j = packed.places[right];
      boolean turn =
          operator != Operator.DIVIDE && (i < space.newest() || j >= space.newest() && j < i);
      Feature one = space.features().get(turn ? j : i);
      Feature other = space.features().get(turn ? i : j);
      offer(combinations.selectable(operator, one, other), selection);
    };
  }
}
