"""Writes ../equations/octet-binaries.csv: what the octet binaries computed so far differ by, and their free atoms.

One row per compound that has both structures: delta_e is E(rock salt) - E(zinc blende) per atom; of each element
ionisation energy, electron affinity, highest and lowest level, and where the valence s and p orbitals have their
largest radial probability. A is the element with the larger p orbital. Run it again when more compounds are computed.
"""
import csv
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent.parent
PROPERTIES = [
    ("ip", "ionization_energy_half (eV)", "eV"),
    ("homo", "homo (eV)", "eV"),
    ("lumo", "lumo (eV)", "eV"),
    ("rs", "radius_s (Å)", "Å"),
    ("rp", "radius_p (Å)", "Å"),
]

atoms = {
    row["formula"]: row
    for row in csv.DictReader(open(HERE / "atoms" / "atoms.csv", encoding="utf-8"))
    if row["functional"] == "PBE"
}
energies = {}
for row in csv.DictReader(open(HERE / "octet-binaries" / "results.tsv", encoding="utf-8"), delimiter="\t"):
    if row["functional"] == "PBE":
        energies.setdefault(row["formula"], {})[row["structure"]] = float(row["energy (eV/atom)"])

(HERE / "equations").mkdir(exist_ok=True)
with open(HERE / "equations" / "octet-binaries.csv", "w", encoding="utf-8", newline="") as out:
    table = csv.writer(out, lineterminator="\n")
    names = [f"{name}_{site} [{unit}]" for site in "AB" for name, _, unit in PROPERTIES]
    table.writerow(["formula", "delta_e [eV]"] + names)
    for formula, energy in sorted(energies.items()):
        elements = re.findall("[A-Z][a-z]?", formula)
        if {"rocksalt", "zincblende"} <= energy.keys() and len(elements) == 2 and all(e in atoms for e in elements):
            elements.sort(key=lambda element: -float(atoms[element]["radius_p (Å)"]))
            values = [atoms[element][column] for element in elements for _, column, _ in PROPERTIES]
            table.writerow([formula, f"{energy['rocksalt'] - energy['zincblende']:.4f}"] + values)
