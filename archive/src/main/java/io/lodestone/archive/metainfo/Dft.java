package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** Density-functional theory. */
@Section("Density-functional theory.")
public record Dft(
    @Quantity("exchange-correlation functional") XcFunctional xcFunctional,
    @Quantity("self-interaction correction") String selfInteractionCorrectionMethod,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
