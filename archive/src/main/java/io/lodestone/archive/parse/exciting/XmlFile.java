package io.lodestone.archive.parse.exciting;

import io.lodestone.archive.parse.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A small XML file, opened so that it can neither load other files nor grow by entities. */
record XmlFile(XMLStreamReader reader) implements AutoCloseable {
  /** exciting's largest XML files, bands of hundreds of states, have some 20 MB. */
  private static final int LONGEST = 1 << 27;

  static XmlFile open(SourceFile file) throws IOException, XMLStreamException {
    byte[] content;
    try (InputStream in = file.open()) {
      content = in.readNBytes(LONGEST);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Without a reporter of ours the JDK prints on the terminal.
    factory.setXMLReporter((message, type, information, location) -> {});
    // As text, for the JDK prints on the terminal what bytes it cannot decode.
    return new XmlFile(
        factory.createXMLStreamReader(
            new StringReader(new String(content, StandardCharsets.UTF_8))));
  }

  @Override
  public void close() throws XMLStreamException {
    reader.close();
  }
}
