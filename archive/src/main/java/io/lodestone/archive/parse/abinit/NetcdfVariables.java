package io.lodestone.archive.parse.abinit;

import io.lodestone.archive.parse.DiskCopy;
import io.lodestone.archive.parse.SourceFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The variables of a NetCDF file, in whichever of its two kinds of container they are. */
interface NetcdfVariables extends Closeable {
  /**
   * Opens a file: NetCDF-4 is HDF5, everything before is the classic format.
   *
   * @param copy its content on disk, to be closed after the variables
   */
  static NetcdfVariables open(SourceFile file, DiskCopy copy) throws IOException {
    Path path = copy.path();
    byte[] start = file.head().bytes();
    boolean classic = start.length > 3 && start[0] == 'C' && start[1] == 'D' && start[2] == 'F';
    return classic
        ? new ClassicNetcdf(path, file.displayPath())
        : new HdfNetcdf(path, file.displayPath());
  }

  /** The numbers of a variable, row-major, or null if it is missing or holds no numbers. */
  double[] numbers(String name) throws IOException;

  /** The length of each axis of a variable, or null if it is missing. */
  int[] shape(String name) throws IOException;

  /** A text that describes the whole file, or null. */
  String attribute(String name) throws IOException;

  /** The only number of a variable, or null. */
  default Double number(String name) throws IOException {
    double[] values = numbers(name);
    return values == null || values.length != 1 || !Double.isFinite(values[0])
        ? null
        : (Double) values[0];
  }

  @Override
  void close() throws IOException;
}
