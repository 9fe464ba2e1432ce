/**
 * The index of the archive: finds entries by what their properties are, counts them by facet and
 * sorts them, in milliseconds among a million.
 *
 * <p>It is a projection: everything in it can be made again from the entries, and an index that is
 * damaged or was written for other properties is simply begun anew. It knows neither the catalog
 * nor the files.
 *
 * <p>{@link io.lodestone.archive.index.Vocabulary} says which properties there are, {@link
 * io.lodestone.archive.index.IndexWriting} takes entries in, and {@link
 * io.lodestone.archive.index.SearchIndex} answers a {@link io.lodestone.archive.index.Search}.
 */
package io.lodestone.archive.index;
