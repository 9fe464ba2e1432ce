package io.lodestone.learn.imbalance;

import io.lodestone.learn.TrainingSet;
import java.util.Random;

/**
 * How rare classes are made as heavy as the most frequent one. This happens to the rows that a
 * learner gets, after they were divided from those to be tested, so that nothing made from a row is
 * ever tested or tests.
 *
 * <p>What such a model calls a probability is one of a world in which all classes are as frequent.
 */
public enum Balance {
  /** Not at all. */
  NONE,
  /**
   * Rows of rare classes are there several times: what class weights are to a learner, rounded to
   * whole rows, of which those that are there once more are drawn at random.
   */
  REPEAT,
  /**
   * New rows between those of a rare class and their nearest of the same class (SMOTE: Chawla et
   * al., J. Artif. Intell. Res. 16, 321, 2002).
   */
  SMOTE,
  /**
   * As {@link #SMOTE}, more of them where rows of other classes are near (ADASYN: He et al., IEEE
   * IJCNN 2008, 1322).
   */
  ADASYN;

  /**
   * The rows, and behind them what is added so that all classes have as many as the most frequent
   * one (with ADASYN about as many).
   *
   * @param seed of the random choices
   */
  public TrainingSet.Classes balanced(TrainingSet.Classes rows, long seed) {
    return this == NONE ? rows : new AddedRows(rows, new Random(seed)).by(this);
  }
}
