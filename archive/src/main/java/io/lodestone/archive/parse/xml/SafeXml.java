package io.lodestone.archive.parse.xml;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.MissingResourceException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Opens XML of moderate size for the JDK's pull parser so that it can neither load other files nor
 * grow by entities. Large files are for {@link XmlScanner}.
 */
public final class SafeXml {
  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  /** A way to open any number of files. */
  public SafeXml() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Without a reporter of ours the JDK prints on the terminal.
    factory.setXMLReporter((message, type, information, location) -> {});
  }

  /**
   * Reads UTF-8; bytes that are none become replacement characters, where the JDK would print on
   * the terminal.
   */
  public XMLStreamReader reader(InputStream in) throws XMLStreamException {
    return new Refusing(
        factory.createXMLStreamReader(
            new BoundedMarkup(new InputStreamReader(in, StandardCharsets.UTF_8))));
  }

  /** Refuses damage also where the JDK lacks the text of its own message about it. */
  private static final class Refusing extends StreamReaderDelegate {
    Refusing(XMLStreamReader reader) {
      super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
      try {
        return super.next();
      } catch (MissingResourceException e) {
        throw new XMLStreamException("damaged markup", getLocation(), e);
      }
    }
  }
}
