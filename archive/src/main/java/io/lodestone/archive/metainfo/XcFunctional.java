package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** An exchange-correlation functional as a sum of its parts. */
@Section("An exchange-correlation functional as a sum of its parts.")
public record XcFunctional(
    @Quantity("name, where it is not told by the parts") String name,
    @Quantity("exchange parts") List<Functional> exchange,
    @Quantity("correlation parts") List<Functional> correlation,
    @Quantity("hybrid functionals, exchange and correlation together") List<Functional> hybrid,
    @Quantity("other parts, exchange and correlation together or unknown")
        List<Functional> contributions,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
