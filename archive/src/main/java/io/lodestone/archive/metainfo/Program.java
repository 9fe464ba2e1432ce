package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** The program that made the output. */
@Section("The program that made the output.")
public record Program(
    @Quantity("name, such as VASP") String name,
    @Quantity("version as the program prints it") String version,
    @Quantity("revision, build or subversion") String versionInternal,
    @Quantity("machine or architecture for which the program was compiled") String compilationHost,
    @Quantity(unit = "s", value = "when the program was compiled, seconds since 1970-01-01 UTC")
        Double compilationDatetime,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
