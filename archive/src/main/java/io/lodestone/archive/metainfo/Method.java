package io.lodestone.archive.metainfo;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/** A level of theory with the numerical parameters it was evaluated with. */
@Section("A level of theory with the numerical parameters it was evaluated with.")
public record Method(
    @Quantity("name that tells this method from others of the run") String label,
    @Quantity("index of the method on which this one is built") Integer coreMethodRef,
    @Quantity("index of the method whose results this one starts from") Integer startingMethodRef,
    @Quantity("density-functional theory") Dft dft,
    @Quantity("many-body perturbation theory in the GW approximation") Gw gw,
    @Quantity("tight binding") TightBinding tb,
    @Quantity("interatomic potentials") ForceField forceField,
    @Quantity("treatment of the electrons") Electronic electronic,
    @Quantity("basis in which the electrons are represented")
        List<ElectronsRepresentation> electronsRepresentation,
    @Quantity("sampling of the Brillouin zone") KMesh kMesh,
    @Quantity("sampling of the frequency axis") List<FrequencyMesh> frequencyMesh,
    @Quantity("convergence of the self-consistent field") Scf scf,
    @Quantity("parameters of each kind of atom") List<AtomParameters> atomParameters,
    @Quantity("numeric, analytic or none") String stressTensorMethod,
    @JsonAnyGetter @JsonAnySetter @CodeSpecific Map<String, Object> extras) {}
