package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** One execution of a program, from its start to its end or abortion. */
@Section("One execution of a program, from its start to its end or abortion.")
public record Run(
    @Quantity("program that was run") Program program,
    @Quantity("when the program started and ended") TimeRun timeRun,
    @Quantity("whether the output ends as that of a finished run does") Boolean cleanEnd,
    @Quantity("warnings and errors that the program printed") List<String> warnings,
    @Quantity("how it was computed; calculations refer to these by index") List<Method> method,
    @Quantity("what was computed; calculations refer to these by index") List<AtomicSystem> system,
    @Quantity("results, one section per configuration of the atoms") List<Calculation> calculation,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
