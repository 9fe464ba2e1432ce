package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** One property of a material, measured, computed elsewhere or taken from a table. */
@Section("One property of a material, measured, computed elsewhere or taken from a table.")
public record MaterialProperty(
    @Quantity("name, as the source heads it, without its unit") String name,
    @Quantity("number in the SI unit below") Double value,
    @Quantity("value that is not a number") String text,
    @Quantity("SI unit of the value; empty for a number without unit") String unit,
    @Quantity("unit in which the source states the value") String statedUnit,
    @Quantity("standard uncertainty, in the SI unit") Double uncertainty,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
