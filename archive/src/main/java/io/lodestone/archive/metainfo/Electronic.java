package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** Treatment of the electrons. */
@Section("Treatment of the electrons.")
public record Electronic(
    @Quantity("DFT, DFT+U, HF, MP2, CCSD, G0W0, ...") String method,
    @Quantity("1, or 2 where the spins are polarised") Integer nSpinChannels,
    @Quantity("number of electrons, per spin channel where the program tells")
        List<Double> nElectrons,
    @Quantity(unit = "C", value = "total charge of the system") Double charge,
    @Quantity("required spin multiplicity or moment") Double spinTarget,
    @Quantity("scalar_relativistic, scalar_relativistic_atomic_ZORA, dirac, ...")
        String relativityMethod,
    @Quantity("dispersion correction: TS, MBD, D3, OBS, vdW-DF, ...") String vanDerWaalsMethod,
    @Quantity("occupation of the states") Smearing smearing,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
