package io.lodestone.study.evaluation;

import java.util.Map;

/**
 * How good a learner was on one fold.
 *
 * @param recipe the learner with its settings, which a search may have chosen for this fold
 * @param trained the number of rows it learned from
 * @param tested the number of rows with an answer and a prediction
 * @param seconds of learning and predicting
 * @param scores by name
 * @param uncalibrated those of uncertainty before calibration: with the standard deviations of the
 *     learner itself and intervals of a normal distribution; empty of classes
 */
public record FoldScores(
    String recipe,
    int trained,
    int tested,
    double seconds,
    Map<String, Double> scores,
    Map<String, Double> uncalibrated) {}
