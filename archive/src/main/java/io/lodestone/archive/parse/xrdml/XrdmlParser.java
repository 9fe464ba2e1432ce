package io.lodestone.archive.parse.xrdml;

import com.google.auto.service.AutoService;
import io.lodestone.archive.metainfo.AtomicSystemBuilder;
import io.lodestone.archive.metainfo.MaterialPropertyBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.xml.XmlScanner;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Reads measured diffraction patterns from XRDML 1.0 to 2.3: one entry for each measurement, with
 * all its scans over the angle of scattering.
 */
@AutoService(Parser.class)
public final class XrdmlParser implements Parser {
  private static final Pattern ROOT = Pattern.compile("<(\\w+:)?xrdMeasurements[\\s>]");
  private static final int MOST_MEASUREMENTS = 10_000;

  @Override
  public String program() {
    return "XRDML";
  }

  @Override
  public String format() {
    return "XRDML";
  }

  @Override
  public Role role() {
    return Role.MEASUREMENT;
  }

  @Override
  public boolean recognizes(FileHead file) {
    return ROOT.matcher(file.text()).find();
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    try (XmlScanner xml = new XmlScanner(file.open(), file.displayPath())) {
      xml.nextChild(0);
      Sample sample = new Sample(null, null);
      int measurements = 0;
      EntryRecorder entry = null;
      for (int root = xml.depth(); xml.nextChild(root); ) {
        switch (xml.name()) {
          case "sample" -> sample = Sample.read(xml);
          case "xrdMeasurement" -> {
            if (++measurements > MOST_MEASUREMENTS) {
              throw xml.error(
                  "more than " + MOST_MEASUREMENTS + " measurements",
                  "the measurements of a sample");
            }
            entry = sink.begin(measurements == 1 ? "" : "measurement-" + measurements);
            sample.tell(entry);
            new Measurement(xml, entry).read();
          }
          default -> {}
        }
      }
      if (entry == null) {
        throw xml.error("no measurement", "an element xrdMeasurement");
      }
      entry.cleanEnd(!xml.truncated());
      if (xml.truncated()) {
        entry.warning("the file ends early");
      }
    }
  }

  /** What the file says of the sample. */
  private record Sample(String id, String name) {
    static Sample read(XmlScanner xml) throws IOException {
      String id = null;
      String name = null;
      for (int parent = xml.depth(); xml.nextChild(parent); ) {
        switch (xml.name()) {
          case "id" -> id = xml.text();
          case "name" -> name = xml.text();
          default -> {}
        }
      }
      return new Sample(id, name);
    }

    void tell(EntryRecorder entry) {
      String stated = name == null || name.isEmpty() ? id : name;
      if (stated != null && !stated.isEmpty()) {
        // A sample that is named by its formula has one; any other name is passed over.
        entry.system(AtomicSystemBuilder.builder().name(stated).build());
        entry.property(MaterialPropertyBuilder.builder().name("sample name").text(stated).build());
      }
    }
  }
}
