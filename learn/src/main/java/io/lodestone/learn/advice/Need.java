package io.lodestone.learn.advice;

import io.lodestone.core.settings.Setting;

/**
 * What a model is needed for.
 *
 * @param interpretable whether a person has to understand it, coefficient by coefficient
 * @param instant whether predictions have to come within microseconds
 */
public record Need(
    @Setting(value = "false", text = "whether a person has to understand the model")
        boolean interpretable,
    @Setting(value = "false", text = "whether predictions have to come within microseconds")
        boolean instant) {}
