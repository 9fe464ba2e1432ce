package io.lodestone.archive.metainfo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Defines one quantity or sub-section of a {@link Section}: its meaning and unit. A missing value
 * is null or empty, never 0.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Quantity {
  /** What the quantity is; for an array also its shape. */
  String value();

  /** SI unit, or empty for a number without unit. */
  String unit() default "";

  /** Name of the same quantity in another vocabulary, such as {@code optimade:nelements}. */
  String term() default "";
}
