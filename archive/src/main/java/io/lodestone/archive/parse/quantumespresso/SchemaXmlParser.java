package io.lodestone.archive.parse.quantumespresso;

import com.google.auto.service.AutoService;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.EntrySink;
import io.lodestone.archive.parse.FileHead;
import io.lodestone.archive.parse.Parser;
import io.lodestone.archive.parse.Role;
import io.lodestone.archive.parse.SourceFile;
import io.lodestone.archive.parse.xml.SafeXml;
import io.lodestone.core.error.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the XML data files of pw.x: {@code data-file-schema.xml} of version 6 and later, and of the
 * {@code data-file.xml} before it what describes the system and the method.
 *
 * <p>Document types and external entities are refused, so that a file can neither reach other files
 * nor grow while it is read.
 */
@AutoService(Parser.class)
public final class SchemaXmlParser implements Parser {
  @Override
  public String program() {
    return "Quantum ESPRESSO";
  }

  @Override
  public String format() {
    return "data-file-schema.xml";
  }

  @Override
  public Role role() {
    return Role.CALCULATION_FALLBACK;
  }

  @Override
  public boolean recognizes(FileHead file) {
    String text = file.text();
    boolean schema =
        text.contains("<qes:espresso") || text.contains("quantum-espresso.org/ns/qes/qes");
    boolean old = text.contains("<Root>") && text.contains("QEXML");
    return text.stripLeading().startsWith("<?xml") && (schema || old);
  }

  @Override
  public void parse(SourceFile file, EntrySink sink) throws IOException {
    EntryRecorder recorder = sink.begin("");
    recorder.cleanEnd(false);
    try (InputStream in = file.open()) {
      XMLStreamReader xml = new SafeXml().reader(in);
      int state = XmlSection.advance(xml);
      while (state != XMLStreamConstants.START_ELEMENT) {
        if (state == XMLStreamConstants.DTD) {
          throw new InvalidInput(
              file.displayPath(), "", "a document type", "a file of pw.x", "it has none");
        }
        state = XmlSection.advance(xml);
      }
      boolean old = xml.getLocalName().equals("Root");
      SchemaRun run = old ? null : new SchemaRun(recorder);
      OldDataFile dataFile = old ? new OldDataFile(recorder) : null;
      try {
        boolean whole = true;
        while (whole && XmlSection.advance(xml) != XMLStreamConstants.END_DOCUMENT) {
          if (xml.isStartElement()) {
            XmlSection section = XmlSection.read(xml, file.displayPath());
            if (old) {
              dataFile.accept(section);
            } else {
              run.accept(section);
            }
            whole = section.isComplete();
          }
        }
      } finally {
        if (old) {
          dataFile.end();
        } else {
          run.end();
        }
      }
    } catch (XMLStreamException e) {
      String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      recorder.warning("the XML ends or is damaged: " + message);
    }
  }
}
