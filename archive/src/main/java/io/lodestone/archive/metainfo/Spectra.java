package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.lodestone.core.tensor.Tensor;
import java.util.Map;

/** A spectrum or diffraction pattern, measured or computed. */
@Section("A spectrum or diffraction pattern, measured or computed.")
public record Spectra(
    @Quantity("XAS, XRD, ...") String type,
    @Quantity("computation or experiment") String label,
    @Quantity("number of points of a spectrum over the energy") Integer nEnergies,
    @Quantity(unit = "J", value = "n") Tensor excitationEnergies,
    @Quantity(unit = "rad", value = "n, angles of scattering of a diffraction pattern")
        Tensor twoThetaAngles,
    @Quantity(unit = "m", value = "wavelength of the radiation of a diffraction pattern")
        Double incidentBeamWavelength,
    @Quantity("n") Tensor intensities,
    @Quantity("unit of the intensities; empty for plain numbers") String intensitiesUnits,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
