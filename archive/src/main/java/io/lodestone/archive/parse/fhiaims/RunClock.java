package io.lodestone.archive.parse.fhiaims;

import io.lodestone.archive.parse.Fields;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The clock of a run: turns the stamps that FHI-aims prints, {@code Date : 20160131, Time :
 * 151022.899}, into seconds.
 */
final class RunClock {
  /** FHI-aims counts its wall-clock time from the start of 2009; seconds from 1970 to then. */
  private static final double ORIGIN_2009 = 1_230_768_000;

  private Double start;
  private Double wallStart;

  /**
   * The stamp of a line in seconds since 1970-01-01, without a zone and taken for UTC.
   *
   * @return null if the line holds none
   */
  Double stamp(Fields line) {
    if (line.count() < 4 || !line.isNumber(1) || !line.isNumber(3)) {
      return null;
    }
    double date = line.number(1);
    double time = line.number(3);
    if (!(date >= 0 && date < 1e8 && time >= 0 && time < 240_000)) {
      return null;
    }
    int day = (int) date;
    int clock = (int) time;
    try {
      long whole =
          LocalDateTime.of(
                  day / 10_000,
                  day / 100 % 100,
                  day % 100,
                  clock / 10_000,
                  clock / 100 % 100,
                  clock % 100)
              .toEpochSecond(ZoneOffset.UTC);
      return whole + Math.rint((time - clock) * 1e6) / 1e6;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Takes the first stamp of the run as its start. */
  void start(Double stamp) {
    if (start == null) {
      start = stamp;
    }
  }

  /** The start of the run, seconds since 1970-01-01; null before it is known. */
  Double start() {
    return start;
  }

  /** Takes the origin of the wall-clock time as printed, in seconds since 2009-01-01. */
  void wallStart(double since2009) {
    wallStart = ORIGIN_2009 + since2009;
  }

  /** The origin of the wall-clock time, seconds since 1970-01-01; null if it was not printed. */
  Double wallStart() {
    return wallStart;
  }

  /** Seconds from the start of the run to {@code duration} after {@code stamp}, or null. */
  Double sinceStart(Double stamp, Double duration) {
    return start == null || stamp == null || duration == null ? null : stamp + duration - start;
  }
}
