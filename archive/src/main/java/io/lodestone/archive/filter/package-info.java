/**
 * The query language of the archive: the OPTIMADE filter language, version 1.2, and units behind
 * numbers.
 *
 * <p>{@link io.lodestone.archive.filter.FilterParser} turns text into a {@link
 * io.lodestone.archive.filter.Filter}, a closed set of records that says what was asked and nothing
 * of how it is answered. Names of properties are not looked up here: that is the work of whoever
 * evaluates the filter.
 */
package io.lodestone.archive.filter;
