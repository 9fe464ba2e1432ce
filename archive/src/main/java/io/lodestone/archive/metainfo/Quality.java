package io.lodestone.archive.metainfo;

import java.util.List;

/** How far the numbers can be trusted. */
@Section("How far the numbers can be trusted.")
public record Quality(
    @Quantity("whether the run ended properly") Boolean cleanEnd,
    @Quantity("whether the self-consistent field of the final configuration converged")
        Boolean converged,
    @Quantity("whether a relaxation reached its aim") Boolean geometryConverged,
    @Quantity("low, medium or high, from cut-off and k-line density") String precisionClass,
    @Quantity("parameters that influence the result and are not in the files")
        List<String> missingParameters,
    @Quantity("what makes the numbers doubtful") List<String> warnings) {}
