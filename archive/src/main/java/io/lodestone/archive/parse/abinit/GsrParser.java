package io.lodestone.archive.parse.abinit;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.DiskCopy;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import java.io.IOException;

/**
 * Reads ABINIT's ground-state results {@code ..._GSR.nc}, in NetCDF-4 or the classic format, by the
 * names of the ETSF specification (Gonze et al., Comput. Mater. Sci. 43, 1056, 2008).
 */
@AutoService(Parser.class)
public final class GsrParser implements Parser {
  @Override
  public String program() {
    return "ABINIT";
  }

  @Override
  public String format() {
    return "GSR.nc";
  }

  @Override
  public Role role() {
    return Role.CALCULATION_FALLBACK;
  }

  @Override
  public boolean recognizes(FileHead file) {
    byte[] bytes = file.bytes();
    boolean hdf = bytes.length > 8 && bytes[0] == (byte) 0x89 && bytes[1] == 'H' && bytes[2] == 'D';
    boolean classic = bytes.length > 8 && bytes[0] == 'C' && bytes[1] == 'D' && bytes[2] == 'F';
    return (hdf || classic) && file.contains("ETSF Nanoquanta") && file.contains("abinit_version");
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    try (DiskCopy copy = file.onDisk();
        NetcdfVariables variables = NetcdfVariables.open(file, copy)) {
      new GroundState(variables, sink.begin("")).read();
    }
  }
}
