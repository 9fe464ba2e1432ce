package io.lodestone.study.record;

import io.lodestone.archive.store.ObjectId;

/**
 * A file that a step gave.
 *
 * @param name without a folder
 * @param sha256 of its bytes
 * @param size in bytes
 */
public record StoredFile(String name, ObjectId sha256, long size) {}
