package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** A configuration of atoms. */
@Section("A configuration of atoms.")
public record AtomicSystem(
    @Quantity("title that the user gave") String name,
    @Quantity("bulk, surface, molecule / cluster, atom, ...") String type,
    @Quantity("the atoms") Atoms atoms,
    @Quantity("named groups of atoms") List<AtomsGroup> atomsGroup,
    @Quantity("symmetry as the program or file states it") SystemSymmetry symmetry,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
