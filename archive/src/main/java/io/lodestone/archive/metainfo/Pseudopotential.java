package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** A pseudopotential or set of projectors. */
@Section("A pseudopotential or set of projectors.")
public record Pseudopotential(
    @Quantity("name or file") String name,
    @Quantity("PAW, US for ultrasoft, NC for norm-conserving, ...") String type,
    @Quantity("functionals with which it was made, libxc names") List<String> xcFunctionalName,
    @Quantity(unit = "J", value = "recommended plane-wave cut-off") Double cutoff,
    @Quantity("largest angular momentum") Integer lMax,
    @Quantity("checksum that the program prints") String hash,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
