package io.lodestone.archive.parse.vasp;

import io.lodestone.archive.metainfo.Program;
import io.lodestone.archive.metainfo.ProgramBuilder;
import io.lodestone.archive.metainfo.TimeRun;
import io.lodestone.archive.metainfo.TimeRunBuilder;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release of VASP that ran and when it ran, as it prints about itself.
 *
 * @param version such as {@code 5.4.4}
 * @param details release date, kind of build and parallelism, with the build's date in brackets
 * @param platform such as {@code LinuxIFC}
 * @param date day of the run, year first: {@code 2013 12 05} or {@code 2013.12.05}
 * @param time time of day of the run, {@code 17:01:31}
 */
record VaspRelease(String version, String details, String platform, String date, String time) {
  private static final Pattern BUILD =
      Pattern.compile("build (\\w{3})\\s+(\\d{1,2}) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2})");
  private static final Pattern BUILD_REMARK = Pattern.compile("\\(build [^)]*\\)");
  private static final Pattern NUMBERS = Pattern.compile("\\d+");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  Program program() {
    String plain = BUILD_REMARK.matcher(details).replaceFirst(" ");
    String all = String.join(" ", (version + " " + plain + " " + platform).strip().split("\\s+"));
    Matcher build = BUILD.matcher(String.join(" ", details.split("\\s+")));
    return ProgramBuilder.builder()
        .name("VASP")
        .version(all.isEmpty() ? null : all)
        .compilationDatetime(build.find() ? buildTime(build) : null)
        .build();
  }

  /** When the run began, of the date alone where the time is damaged; null without a date. */
  TimeRun timeRun() {
    Double start = seconds(date, time);
    return start == null ? null : TimeRunBuilder.builder().dateStart(start).build();
  }

  private static Double buildTime(Matcher build) {
    int month = MONTHS.indexOf(build.group(1).toLowerCase(Locale.ROOT)) + 1;
    return seconds(
        build.group(3) + " " + month + " " + build.group(2),
        build.group(4) + ":" + build.group(5) + ":" + build.group(6));
  }

  /** Seconds since 1970; null where the date is none. */
  private static Double seconds(String date, String time) {
    int[] day = numbers(date);
    int[] clock = numbers(time);
    if (day.length != 3) {
      return null;
    }
    try {
      LocalDateTime midnight = LocalDateTime.of(day[0], day[1], day[2], 0, 0);
      boolean whole = clock.length == 3 && clock[0] < 24 && clock[1] < 60 && clock[2] < 60;
      long seconds = whole ? 3600L * clock[0] + 60L * clock[1] + clock[2] : 0;
      return (double) (midnight.toEpochSecond(ZoneOffset.UTC) + seconds);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int[] numbers(String text) {
    return NUMBERS
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(digits -> digits.length() <= 6)
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
