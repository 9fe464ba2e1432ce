package io.lodestone.archive.metainfo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the quantities of a section that only one program has, under names that begin with {@code
 * x_CODE_}. Values are Boolean, Number, String, {@link io.lodestone.core.tensor.Tensor}, or a List
 * or Map of these.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface CodeSpecific {}
