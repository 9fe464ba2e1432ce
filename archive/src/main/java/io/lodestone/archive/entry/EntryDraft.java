package io.lodestone.archive.entry;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lodestone.archive.metainfo.AtomicSystem;
import io.lodestone.archive.metainfo.Calculation;
import io.lodestone.archive.metainfo.MaterialProperty;
import io.lodestone.archive.metainfo.MetainfoJson;
import io.lodestone.archive.metainfo.Method;
import io.lodestone.archive.metainfo.Program;
import io.lodestone.archive.metainfo.Results;
import io.lodestone.archive.metainfo.StudySummary;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.metainfo.Workflow;
import io.lodestone.archive.normalize.Normalizer;
import io.lodestone.archive.parse.EntryRecorder;
import java.io.IOException;
import java.io.OutputStream;

/** An entry while it is read: every section goes both into its document and to the normalizer. */
public final class EntryDraft implements EntryRecorder, AutoCloseable {
  /** Version of the form of the document; readers migrate older ones. */
  public static final int SCHEMA_VERSION = 1;

  private final String key;
  private final MetainfoJson json;
  private final EntryDocument document;
  private final Normalizer normalizer = new Normalizer();
  private final Coherence coherence = new Coherence(this::warning);
  private Results results;

  EntryDraft(String key, MetainfoJson json) {
    this.key = key;
    this.json = json;
    document = new EntryDocument(json);
  }

  /** Tells the entries of one main file apart; empty where there is only one. */
  public String key() {
    return key;
  }

  /** What people look for, once everything is told. */
  public Results results() {
    if (results == null) {
      results = normalizer.results();
    }
    return results;
  }

  /** The configuration that stands for the entry, or null where there is none. */
  public AtomicSystem representativeSystem() {
    return normalizer.representativeSystem();
  }

  /**
   * Writes the entry as one JSON object; the stream stays open.
   *
   * @param metadata fields of the section {@code metadata}, or null to leave it out
   */
  public void writeTo(OutputStream out, Object metadata) throws IOException {
    try (JsonGenerator generator = json.generator(out)) {
      generator.writeStartObject();
      generator.writeNumberField("schema_version", SCHEMA_VERSION);
      if (metadata != null) {
        generator.writePOJOField("metadata", metadata);
      }
      generator.writePOJOField("results", results());
      document.writeTo(generator);
      generator.writeEndObject();
    }
  }

  @Override
  public void program(Program program) {
    document.program(program);
    normalizer.program(program);
  }

  @Override
  public void timeRun(TimeRun time) {
    document.timeRun(time);
    normalizer.timeRun(time);
  }

  @Override
  public void cleanEnd(boolean clean) {
    document.cleanEnd(clean);
    normalizer.cleanEnd(clean);
  }

  @Override
  public void warning(String text) {
    document.warning(text);
    normalizer.warning(text);
  }

  @Override
  public int method(Method method) {
    coherence.method();
    normalizer.method(method);
    return document.method(method);
  }

  @Override
  public int system(AtomicSystem system) {
    coherence.system(system);
    normalizer.system(system);
    return document.system(system);
  }

  @Override
  public void calculation(Calculation told) {
    Calculation calculation = coherence.of(told);
    normalizer.calculation(calculation);
    document.calculation(calculation);
  }

  @Override
  public void workflow(Workflow workflow) {
    document.workflow(workflow);
    normalizer.workflow(workflow);
  }

  @Override
  public void property(MaterialProperty property) {
    document.property(property);
    normalizer.property(property);
  }

  @Override
  public void study(StudySummary study) {
    normalizer.study(study);
  }

  @Override
  public void extra(String name, Object value) {
    document.extra(name, value);
    normalizer.extra(name, value);
  }

  @Override
  public void close() {
    document.close();
  }
}
