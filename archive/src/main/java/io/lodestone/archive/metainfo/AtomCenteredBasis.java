package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** Functions centred at one kind of atom. */
@Section("Functions centred at one kind of atom.")
public record AtomCenteredBasis(
    @Quantity("name, such as def2-SVP or tight") String name,
    @Quantity("atomic number") Integer atomNumber,
    @Quantity("number of functions") Integer nBasisFunctions,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
