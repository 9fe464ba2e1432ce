package io.lodestone.archive.ingest;

/** Is told how an ingest goes on. */
@FunctionalInterface
public interface Progress {
  /**
   * So many main files are done, and safe.
   *
   * @param done main files that are done
   * @param path the last of them
   */
  void safe(long done, String path);
}
