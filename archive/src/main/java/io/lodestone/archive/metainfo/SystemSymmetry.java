package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** Symmetry as the program or file states it. */
@Section("Symmetry as the program or file states it.")
public record SystemSymmetry(
    @Quantity("number in International Tables A") Integer spaceGroupNumber,
    @Quantity("Hermann-Mauguin symbol") String internationalShortSymbol,
    @Quantity("Hall symbol") String hallSymbol,
    @Quantity("setting or origin") String choice,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
