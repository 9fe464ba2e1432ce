package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** What was done as a whole. */
@Section("What was done as a whole.")
public record Workflow(
    @Quantity("SinglePoint, GeometryOptimization, MolecularDynamics, Phonon, GW, ...") String name,
    @Quantity("how") WorkflowMethod method,
    @Quantity("with which result") WorkflowResults results,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
