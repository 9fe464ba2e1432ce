package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Values of a density of states. */
@Section("Values of a density of states.")
public record DosValues(
    @Quantity(unit = "1/J", value = "n, states per energy and cell") Tensor value,
    @Quantity("n, number of states below each energy") Tensor valueIntegrated,
    @Quantity("factor that turns the values into one per atom and electron")
        Double normalizationFactor,
    @Quantity("element") String atomLabel,
    @Quantity("index of the atom, counted from 0") Integer atomIndex,
    @Quantity("spin channel") Integer spin,
    @Quantity("name of the orbital, such as px") String orbital,
    @Quantity("angular momentum and its component, NOMAD encoding") List<Integer> lm,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
