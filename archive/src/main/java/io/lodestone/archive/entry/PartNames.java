package io.lodestone.archive.entry;

/**
 * Names what is taken from one file: an entry by its key; of a file of structures every frame, and
 * where an entry has several, by their numbers from 1.
 */
final class PartNames {
  private final boolean everyFrame;
  private String key = "";
  private int frames;

  PartNames(KnownFile file) {
    everyFrame = file.isOfStructures();
  }

  /** Ends an entry and begins another; gives the name of the last part of the one that ends. */
  String nextEntry(String nextKey) {
    String name = everyFrame && frames > 1 ? Integer.toString(frames) : key;
    key = nextKey;
    frames = 0;
    return name;
  }

  /** Whether a frame that comes now ends a part, whose name is {@link #frame}. */
  boolean endsPart() {
    return everyFrame && frames > 0;
  }

  /** The name of the frame told last. */
  String frame() {
    return Integer.toString(frames);
  }

  /** Counts a frame; gives the number of those of the entry before it. */
  int nextFrame() {
    return frames++;
  }

  /** Whether no frame of the entry has been told. */
  boolean isBeforeFrames() {
    return frames == 0;
  }
}
