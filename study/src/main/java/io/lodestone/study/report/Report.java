package io.lodestone.study.report;

import io.lodestone.study.file.Study;
import io.lodestone.study.record.StudyRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/** A page. */
public record Report(Study study, StudyRecord record, Function<String, Path> folders) {
  public String html() throws IOException {
    return "";
  }
}
