package io.lodestone.archive.provenance;

import io.lodestone.archive.store.ObjectId;

/**
 * A raw file that an activity used.
 *
 * @param name file name in its folder, as it lay there
 * @param object its bytes
 * @param size number of bytes
 */
public record Used(String name, ObjectId object, long size) {}
