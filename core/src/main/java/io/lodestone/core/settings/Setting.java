package io.lodestone.core.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a record of settings means, and its value where nobody sets it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** The default, written as a user would write it. */
  String value();

  /** The unit of a number, such as {@code Å}; empty for what has none. */
  String unit() default "";

  /** The meaning, in a few words without a full stop. */
  String text();
}
