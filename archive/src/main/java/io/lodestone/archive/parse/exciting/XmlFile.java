package io.lodestone.archive.parse.exciting;

import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.xml.SafeXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An XML file of exciting, being read. */
record XmlFile(XMLStreamReader reader) implements AutoCloseable {
  /** exciting's largest XML files, bands of hundreds of states, have some 20 MB. */
  private static final int LONGEST = 1 << 27;

  static XmlFile open(SourceFile file) throws IOException, XMLStreamException {
    try (InputStream in = file.open()) {
      byte[] content = in.readNBytes(LONGEST);
      return new XmlFile(new SafeXml().reader(new ByteArrayInputStream(content)));
    }
  }

  @Override
  public void close() throws XMLStreamException {
    reader.close();
  }
}
