package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** How a workflow was done. */
@Section("How a workflow was done.")
public record WorkflowMethod(
    @Quantity("static, atomic, cell_shape, cell_volume, ...") String type,
    @Quantity("optimiser or integrator") String method,
    @Quantity("NVE, NVT, NPT, NPH") String thermodynamicEnsemble,
    @Quantity("velocity_verlet, leap_frog, langevin, ...") String integratorType,
    @Quantity(unit = "s", value = "time step") Double integrationTimestep,
    @Quantity("number of steps") Integer nSteps,
    @Quantity("largest number of steps") Integer optimizationStepsMaximum,
    @Quantity(unit = "J", value = "change of energy that ends the optimisation")
        Double convergenceToleranceEnergyDifference,
    @Quantity(unit = "N", value = "largest force that ends the optimisation")
        Double convergenceToleranceForceMaximum,
    @Quantity(unit = "m", value = "largest displacement that ends the optimisation")
        Double convergenceToleranceDisplacementMaximum,
    @Quantity(unit = "Pa", value = "largest stress that ends the optimisation")
        Double convergenceToleranceStressMaximum,
    @Quantity("thermostats") List<ThermostatParameters> thermostatParameters,
    @Quantity("barostats") List<BarostatParameters> barostatParameters,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
