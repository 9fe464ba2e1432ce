package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** How the electronic states are occupied. */
@Section("How the electronic states are occupied.")
public record Smearing(
    @Quantity("empty, gaussian, fermi, marzari-vanderbilt, methfessel-paxton or tetrahedra")
        String kind,
    @Quantity(unit = "J", value = "width") Double width,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
