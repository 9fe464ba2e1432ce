package io.lodestone.archive.entry;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.MetainfoJson;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Program;
import io.lodestone.archive.metainfo.RunBuilder;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.archive.parse.EntryRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The JSON document of one entry while it is read: sections go to {@linkplain Spool spools} as they
 * come, so that the document may be larger than memory.
 */
final class EntryDocument implements EntryRecorder, AutoCloseable {
  private final MetainfoJson json;
  private final RunBuilder run = RunBuilder.builder();
  private final Spool methods = new Spool();
  private final Spool systems = new Spool();
  private final Spool calculations = new Spool();
  private final Spool properties = new Spool();
  private Workflow workflow;

  /** An empty document. */
  public EntryDocument(MetainfoJson json) {
    this.json = json;
  }

  @Override
  public void program(Program program) {
    run.program(program);
  }

  @Override
  public void timeRun(TimeRun time) {
    run.timeRun(time);
  }

  @Override
  public void cleanEnd(boolean clean) {
    run.cleanEnd(clean);
  }

  @Override
  public void warning(String text) {
    run.addWarnings(text);
  }

  @Override
  public int method(Method method) {
    return add(methods, method);
  }

  @Override
  public int system(AtomicSystem system) {
    return add(systems, system);
  }

  @Override
  public void calculation(Calculation calculation) {
    add(calculations, calculation);
  }

  @Override
  public void workflow(Workflow newWorkflow) {
    workflow = newWorkflow;
  }

  @Override
  public void property(MaterialProperty property) {
    add(properties, property);
  }

  @Override
  public void extra(String name, Object value) {
    run.addExtras(name, value);
  }

  /**
   * Writes the sections {@code run}, {@code workflow2} and {@code data} as fields of the object
   * that {@code out} is in.
   */
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("run");
    out.writeStartObject();
    String head = json.text(run.build());
    if (head.length() > 2) {
      out.writeRaw(head, 1, head.length() - 2);
      out.writeRaw(methods.count() + systems.count() + calculations.count() > 0 ? "," : "");
    }
    field(out, "method", methods);
    field(out, "system", systems);
    field(out, "calculation", calculations);
    out.writeEndObject();
    out.writeEndArray();
    if (workflow != null) {
      out.writePOJOField("workflow2", workflow);
    }
    field(out, "data", properties);
  }

  @Override
  public void close() {
    methods.close();
    systems.close();
    calculations.close();
    properties.close();
  }

  private int add(Spool spool, Object section) {
    try {
      return spool.add(json, section);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void field(JsonGenerator out, String name, Spool spool) throws IOException {
    if (spool.count() > 0) {
      out.writeFieldName(name);
      out.writeRawValue("[");
      spool.copyTo(out);
      out.writeRaw("]");
    }
  }
}
