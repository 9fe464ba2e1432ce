package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** A named group of atoms. */
@Section("A named group of atoms.")
public record AtomsGroup(
    @Quantity("name") String label,
    @Quantity("molecule, monomer, projection, ...") String type,
    @Quantity("members, counted from 0") List<Integer> atomIndices,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
