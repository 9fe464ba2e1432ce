package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/** Results of a workflow. */
@Section("Results of a workflow.")
public record WorkflowResults(
    @Quantity("whether the workflow reached its aim") Boolean isConverged,
    @Quantity("number of steps done") Integer nSteps,
    @Quantity("number of optimisation steps done") Integer optimizationSteps,
    @Quantity(unit = "J", value = "change of energy in the last step") Double finalEnergyDifference,
    @Quantity(unit = "N", value = "largest force in the last step") Double finalForceMaximum,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
