package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** Forces on the atoms. */
@Section("Forces on the atoms.")
public record Forces(
    @Quantity("forces as derivative of the total energy") ForcesEntry total,
    @Quantity("forces as derivative of the free energy") ForcesEntry free,
    @Quantity("forces as derivative of the energy at zero electronic temperature") ForcesEntry t0,
    @Quantity("contributions, each with its kind") List<ForcesEntry> contributions,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
