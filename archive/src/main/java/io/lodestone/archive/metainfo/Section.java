package io.lodestone.archive.metainfo;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record as a section of the Metainfo. From such records alone come the builders that
 * parsers use (a class {@code NameBuilder} beside each {@code Name}), the JSON form, the JSON
 * Schema and the reference page.
 */
@RecordBuilder.Template(
    options =
        @RecordBuilder.Options(
            useImmutableCollections = true,
            addSingleItemCollectionBuilders = true,
            addClassRetainedGenerated = false))
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
public @interface Section {
  /** What the section holds. */
  String value();
}
