package io.lodestone.core.numerics;

import io.lodestone.core.file.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * The files of OpenBLAS for this platform, taken out of the jar in which they come into a folder of
 * the user, where they are found at the next start.
 */
final class NativeLibrary {
  private static final String VERSION = "0.3.31";

  private final String platform;
  private final List<String> files;

  private NativeLibrary(String platform, List<String> files) {
    this.platform = platform;
    this.files = files;
  }

  /** The library for the machine that this runs on; the first of its files is OpenBLAS itself. */
  static NativeLibrary ofThisMachine() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    if (system.contains("win")) {
      return new NativeLibrary(
          "windows-x86_64",
          List.of(
              "libopenblas.dll", "libgfortran-5.dll", "libquadmath-0.dll", "libgcc_s_seh-1.dll"));
    } else if (system.contains("mac")) {
      return new NativeLibrary(
          arm ? "macosx-arm64" : "macosx-x86_64",
          List.of(
              "libopenblas.0.dylib",
              "libgfortran.5.dylib",
              "libquadmath.0.dylib",
              "libgcc_s.1.1.dylib"));
    }
    return new NativeLibrary(
        arm ? "linux-arm64" : "linux-x86_64",
        List.of("libopenblas.so.0", "libgfortran.so.5", "libquadmath.so.0", "libgcc_s.so.1"));
  }

  /**
   * The path of OpenBLAS, beside what it needs.
   *
   * @throws UncheckedIOException when it cannot be written anywhere
   * @throws IllegalStateException when the program was built without the library of this platform
   */
  Path unpacked() {
    try {
      Path home = Path.of(System.getProperty("user.home"), ".cache", "lodestone");
      return unpackedIn(home.resolve("openblas-" + VERSION + "-" + platform));
    } catch (IOException e) {
      try {
        return unpackedIn(Files.createTempDirectory("lodestone-openblas"));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private Path unpackedIn(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String file : files) {
      unpack(file, folder.resolve(file));
    }
    return folder.resolve(files.getFirst());
  }

  private void unpack(String file, Path target) throws IOException {
    var resource =
        NativeLibrary.class
            .getClassLoader()
            .getResource("org/bytedeco/openblas/" + platform + "/" + file);
    if (resource == null) {
      if (file.equals(files.getFirst())) {
        throw new IllegalStateException("built without OpenBLAS for " + platform);
      }
      return;
    }
    var connection = resource.openConnection();
    if (Files.exists(target) && Files.size(target) == connection.getContentLengthLong()) {
      return;
    }
    // Another process may do the same; a rename leaves one whole file.
    try (WholeFile whole = WholeFile.at(target);
        InputStream in = connection.getInputStream()) {
      Files.copy(in, whole.part(), StandardCopyOption.REPLACE_EXISTING);
      whole.appear();
    }
  }
}
