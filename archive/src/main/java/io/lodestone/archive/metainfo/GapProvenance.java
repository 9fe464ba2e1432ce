package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** Where a gap comes from. */
@Section("Where a gap comes from.")
public record GapProvenance(
    @Quantity("parser, eigenvalues, band_structure or dos") String label,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
