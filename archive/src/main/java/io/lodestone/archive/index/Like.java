package io.lodestone.archive.index;

import io.lodestone.archive.likeness.Likeness;

/**
 * A wish for entries that are like one of the archive, the most alike first, without that one.
 *
 * @param id identifier of the entry
 * @param by in which respect
 */
public record Like(String id, Likeness by) {}
