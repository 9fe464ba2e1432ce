package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** A gap between occupied and unoccupied states. */
@Section("A gap between occupied and unoccupied states.")
public record BandGap(
    @Quantity(unit = "J", value = "size; 0 for a metal") Double value,
    @Quantity("direct or indirect") String type,
    @Quantity(unit = "J", value = "top of the valence band") Double energyHighestOccupied,
    @Quantity(unit = "J", value = "bottom of the conduction band") Double energyLowestUnoccupied,
    @Quantity("spin channel") Integer spinChannel,
    @Quantity("where the number comes from") GapProvenance provenance,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
