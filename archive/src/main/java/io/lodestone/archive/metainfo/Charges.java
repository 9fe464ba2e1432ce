package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.Map;

/** Charges of the atoms. */
@Section("Charges of the atoms.")
public record Charges(
    @Quantity("Mulliken, Hirshfeld, Bader, muffin-tin, ...") String analysisMethod,
    @Quantity(unit = "C", value = "n") Tensor value,
    @Quantity(unit = "C", value = "sum over the atoms") Double total,
    @Quantity("n, Bohr magnetons") Tensor spins,
    @Quantity("n, electrons of each atom") Tensor nElectrons,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
