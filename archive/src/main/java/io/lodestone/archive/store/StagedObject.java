package io.lodestone.archive.store;

import java.nio.file.Path;

/**
 * Bytes on their way into the store: written, but not yet safe and not yet to be found.
 *
 * @param id hash of the bytes
 * @param size number of bytes
 * @param file the compressed bytes, or null where the store has them already
 */
public record StagedObject(ObjectId id, long size, Path file) {}
