package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** Moments of the charge distribution. */
@Section("Moments of the charge distribution.")
public record Multipoles(
    @Quantity("dipole moment") MultipolesEntry dipole,
    @Quantity("quadrupole moment") MultipolesEntry quadrupole,
    @Quantity("octupole moment") MultipolesEntry octupole,
    @Quantity("higher moments") List<MultipolesEntry> higherOrder,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
