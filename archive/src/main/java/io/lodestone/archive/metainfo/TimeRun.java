package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** When the program ran. */
@Section("When the program ran.")
public record TimeRun(
    @Quantity(
            unit = "s",
            value = "start, seconds since 1970-01-01 UTC; times without zone are taken for UTC")
        Double dateStart,
    @Quantity(unit = "s", value = "end, seconds since 1970-01-01 UTC") Double dateEnd,
    @Quantity(unit = "s", value = "processor time at the start") Double cpu1Start,
    @Quantity(unit = "s", value = "processor time at the end") Double cpu1End,
    @Quantity(unit = "s", value = "wall-clock time at the start") Double wallStart,
    @Quantity(unit = "s", value = "wall-clock time at the end") Double wallEnd,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
