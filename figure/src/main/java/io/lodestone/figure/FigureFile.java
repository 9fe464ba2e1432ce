package io.lodestone.figure;

import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file for a figure, whose ending says the format.
 *
 * @param path a name that ends in {@code .svg} or {@code .png}
 */
public record FigureFile(Path path) {
  /**
   * @throws InvalidInput when the name ends otherwise
   */
  public FigureFile {
    if (ending(path).isEmpty()) {
      throw new InvalidInput(
          path.toString(),
          "",
          "a name without it",
          "a figure's name that ends in .svg or .png",
          "");
    }
  }

  public static FigureFile of(String path) {
    return new FigureFile(Path.of(path));
  }

  /**
   * The file for figure {@code number} of several: itself for the first, NAME-2.svg for the next.
   */
  public FigureFile numbered(int number) {
    return number == 1 ? this : suffixed(Integer.toString(number));
  }

  /** A file beside it, NAME-suffix.svg. */
  public FigureFile suffixed(String suffix) {
    String name = path.getFileName().toString();
    String ending = ending(path);
    String stem = name.substring(0, name.length() - ending.length());
    return new FigureFile(path.resolveSibling(stem + "-" + suffix + ending));
  }

  /**
   * Writes the figure in the format of the ending, over what was there.
   *
   * @throws IOException when the file cannot be written
   */
  public void write(Figure figure) throws IOException {
    if (ending(path).equalsIgnoreCase(".png")) {
      Files.write(path, figure.png());
    } else {
      Files.writeString(path, figure.svg());
    }
  }

  private static String ending(Path path) {
    Path file = path.getFileName();
    String name = file == null ? "" : file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".svg") || name.endsWith(".png")
        ? file.toString().substring(name.length() - 4)
        : "";
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
