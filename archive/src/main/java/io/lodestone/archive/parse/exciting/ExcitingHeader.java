package io.lodestone.archive.parse.exciting;

import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.metainfo.TimeRunBuilder;
import io.lodestone.archive.parse.EntryRecorder;
import io.lodestone.archive.parse.lapw.InfoLine;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The box at the top of exciting's summaries: version, revision, date and time. */
final class ExcitingHeader {
  private static final Pattern VERSION = Pattern.compile("EXCITING\\s+([\\w.() -]+?)\\s+started.*");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private final EntryRecorder entry;
  private final TimeRunBuilder time = TimeRunBuilder.builder();
  private String version;
  private String revision;
  private String date;
  private boolean told;

  ExcitingHeader(EntryRecorder entry) {
    this.entry = entry;
  }

  /** Takes in the text of a line of a box. */
  void readBanner(String text) {
    Matcher match = VERSION.matcher(text);
    InfoLine info = InfoLine.of(text);
    if (match.matches() && version == null) {
      version = match.group(1);
    } else if (info.is("version hash id") && revision == null) {
      revision = info.value().isEmpty() ? null : info.value();
    } else if (info.is("Date (DD-MM-YYYY)") && date == null) {
      date = info.value();
    } else if (info.is("Date (YYYY-MM-DD)") && date == null) {
      date = info.value().replaceFirst("(\\d+)-(\\d+)-(\\d+)", "$3-$2-$1"); // before boron
    } else if (info.is("Time (hh:mm:ss)") && date != null && time.dateStart() == null) {
      try {
        LocalDateTime start = LocalDateTime.parse(date + " " + info.value(), DATE);
        time.dateStart((double) start.toEpochSecond(ZoneOffset.UTC));
      } catch (DateTimeParseException e) {
        entry.warning("start of the run not read: " + date + " " + info.value());
      }
    } else if (!told && version != null && info.is("All units are atomic")) {
      tellProgram();
    }
  }

  void readTotalTime(String line) {
    InfoLine info = InfoLine.of(line);
    if (info.is("Total time spent (seconds)") && !Double.isNaN(info.number())) {
      time.wallStart(0.0).wallEnd(info.number());
      if (time.dateStart() != null) {
        time.dateEnd(time.dateStart() + info.number());
      }
    }
  }

  /** Tells the program, once. */
  void tellProgram() {
    if (!told) {
      told = true;
      entry.program(
          ProgramBuilder.builder()
              .name("exciting")
              .version(version)
              .versionInternal(revision)
              .build());
    }
  }

  void tellTimes() {
    tellProgram();
    entry.timeRun(time.build());
  }
}
