"""Writes the table of the elements, elements.tsv, from two public compilations.

    python3 -m venv venv && venv/bin/pip install mendeleev==1.3.0 periodictable==2.1.0
    venv/bin/python elements.py > ../src/main/resources/io/lodestone/core/element/elements.tsv

What each column holds and who measured it is told in docs/elements.md.
"""

import sqlite3
from pathlib import Path

import mendeleev
import periodictable

GASES = "H He N O F Ne Cl Ar Kr Xe Rn".split()
# The compilation fills in estimates where nothing was measured; those are not facts.
DENSITY_ESTIMATED = set("At Fr Es".split())
DENSITY_ESTIMATED_FROM = 100
NO_STANDARD_WEIGHT = set("Tc Pm Po At Rn Fr Ra Ac".split())
URANIUM = 92
# Affinities of metastable negative ions: the ground state of these atoms binds no electron.
NO_STABLE_ANION = set("He Be N Ar Xe Yb".split())
# Allred (J. Inorg. Nucl. Chem. 17, 215, 1961; Tc: Pauling 1960) where the compilation rounds.
PAULING = {
    "Tc": 1.9, "Lu": 1.27, "W": 2.36, "Pt": 2.28, "Au": 2.54, "Hg": 2.00,
    "Tl": 1.62, "Pb": 2.33, "Bi": 2.02, "U": 1.38, "Np": 1.36, "Pu": 1.28,
}  # fmt: skip
# Bondi's own values (J. Phys. Chem. 68, 441, 1964); the compilation has later ones for these two.
BONDI = {"Li": 182, "Br": 185}
# The compilation's numbers for these are of no bulk phase at room temperature.
DOUBTFUL_CONDUCTIVITY = {"C", "Br"}
# Cordero et al. give several values; these are for sp3 carbon and for low spin.
CORDERO = {"C": 76, "Mn": 139, "Fe": 132, "Co": 126}
# Allen's configuration energies in eV become Pauling units by the scale that gives hydrogen 2.300.
ALLEN_PER_EV = 2.300 / 13.61
# The allotrope that melts or boils, where the compilation lists several.
ALLOTROPE = {"P": "white", "Se": "gray", "S": "monoclinic", "Sn": "white"}
NAMES = {"Aluminum": "Aluminium", "Cesium": "Caesium"}

COLUMNS = [
    "number",
    "symbol",
    "name",
    "electron_configuration",
    "oxidation_states",
    "atomic_weight [u]",
    "pauling_electronegativity",
    "allen_electronegativity",
    "covalent_radius_cordero [pm]",
    "covalent_radius_pyykko [pm]",
    "van_der_waals_radius_bondi [pm]",
    "van_der_waals_radius_alvarez [pm]",
    "atomic_radius_slater [pm]",
    "metallic_radius [pm]",
    "first_ionization_energy [eV]",
    "second_ionization_energy [eV]",
    "third_ionization_energy [eV]",
    "electron_affinity [eV]",
    "polarizability [bohr^3]",
    "mendeleev_number",
    "pettifor_number",
    "glawe_number",
    "melting_point [K]",
    "boiling_point [K]",
    "density [g/cm^3]",
    "molar_volume [cm^3/mol]",
    "thermal_conductivity [W/(m K)]",
    "specific_heat [J/(g K)]",
    "molar_heat_capacity [J/(mol K)]",
]


def main():
    file = Path(mendeleev.__file__).parent / "elements.db"
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    print("\t".join(COLUMNS))
    for element in database.execute("select * from elements order by atomic_number"):
        print("\t".join(text(value) for value in row(database, element)))


def row(database, element):
    number, symbol = element["atomic_number"], element["symbol"]
    weight = atomic_weight(element)
    density = measured_density(number, symbol, element["density"])
    melting, boiling = phase_transitions(database, number, symbol)
    condensed = density is not None and symbol not in GASES
    affinity = None if symbol in NO_STABLE_ANION else element["electron_affinity"]
    allen = element["en_allen"]
    return [
        number,
        symbol,
        NAMES.get(element["name"], element["name"]),
        configuration(element["electronic_configuration"]),
        oxidation_states(database, number),
        weight,
        PAULING.get(symbol, element["en_pauling"]),
        None if allen is None else round(allen * ALLEN_PER_EV, 3),
        CORDERO.get(symbol, element["covalent_radius_cordero"]),
        element["covalent_radius_pyykko"],
        BONDI.get(symbol, element["vdw_radius_bondi"]),
        element["vdw_radius_alvarez"],
        element["atomic_radius"],
        element["metallic_radius_c12"],
        *(ionization_energy(database, number, charge) for charge in range(3)),
        affinity,
        element["dipole_polarizability"],
        element["mendeleev_number"],
        element["pettifor_number"],
        element["glawe_number"],
        melting,
        boiling,
        density,
        float(f"{weight / density:.4g}") if condensed else None,
        None if symbol in DOUBTFUL_CONDUCTIVITY else element["thermal_conductivity"],
        element["specific_heat_capacity"],
        element["molar_heat_capacity"],
    ]


def atomic_weight(element):
    """The standard atomic weight; the mass number of the longest-lived isotope where there is none."""
    if element["symbol"] in NO_STANDARD_WEIGHT or element["atomic_number"] > URANIUM:
        return round(element["atomic_weight"])
    return periodictable.elements[element["atomic_number"]].mass


def measured_density(number, symbol, density):
    estimated = number >= DENSITY_ESTIMATED_FROM or symbol in DENSITY_ESTIMATED
    return None if estimated else density


def phase_transitions(database, number, symbol):
    rows = database.execute(
        "select * from phasetransitions where atomic_number = ?", (number,)
    ).fetchall()
    if symbol in ALLOTROPE:
        rows = [r for r in rows if r["allotrope"] == ALLOTROPE[symbol]]
    if not rows:
        return None, None
    (only,) = rows
    return only["melting_point"], only["boiling_point"]


def ionization_energy(database, number, charge):
    found = database.execute(
        "select ionization_energy from ionizationenergies where atomic_number = ? and ion_charge = ?",
        (number, charge),
    ).fetchone()
    return found and found[0]


def oxidation_states(database, number):
    states = database.execute(
        "select oxidation_state from oxidationstates"
        " where atomic_number = ? and category = 'main' order by oxidation_state",
        (number,),
    )
    return ",".join(f"{state:+d}" if state else "0" for (state,) in states)


def configuration(shells):
    """Every subshell with its count: 4s becomes 4s1."""
    return " ".join(s + "1" if s[-1] in "spdf" else s for s in shells.split())


def text(value):
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
