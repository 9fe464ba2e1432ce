package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** A tight-binding method. */
@Section("A tight-binding method.")
public record TightBinding(
    @Quantity("name of the parametrisation, such as xTB or DFTB") String name,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
