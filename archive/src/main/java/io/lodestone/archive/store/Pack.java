package io.lodestone.archive.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A file with many small objects. */
sealed interface Pack permits GrowingPack, SealedPack {
  /** Where it lies. */
  Path file();

  /** The place of an object, or null if the pack does not have it. */
  Place find(ObjectId id);

  /** All objects, in no order. */
  Stream<ObjectId> all();

  /** An object, or null if the pack does not have it. */
  default Frame read(ObjectId id) throws IOException {
    Place place = find(id);
    return place == null ? null : place.read(file());
  }
}
