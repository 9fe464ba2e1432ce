"""The materials: one table (materials.tsv) from which every code gets the same structure."""

import csv
from dataclasses import dataclass
from math import ceil, pi
from pathlib import Path

import numpy as np
from ase import Atoms
from ase.build import molecule
from ase.spacegroup import crystal

HERE = Path(__file__).resolve().parent

# Prototype: space group, the species in the order of the formula, and the positions of the asymmetric unit.
# "u" stands for the free coordinate in the table.
PROTOTYPES = {
    "fcc": (225, [(0, 0, 0)]),
    "bcc": (229, [(0, 0, 0)]),
    "hcp": (194, [(1 / 3, 2 / 3, 1 / 4)]),
    "diamond": (227, [(0, 0, 0)]),
    "zincblende": (216, [(0, 0, 0), (1 / 4, 1 / 4, 1 / 4)]),
    "rocksalt": (225, [(0, 0, 0), (1 / 2, 1 / 2, 1 / 2)]),
    "cesiumchloride": (221, [(0, 0, 0), (1 / 2, 1 / 2, 1 / 2)]),
    "wurtzite": (186, [(1 / 3, 2 / 3, 0), (1 / 3, 2 / 3, "u")]),
    "rutile": (136, [(0, 0, 0), ("u", "u", 0)]),
    "perovskite": (221, [(0, 0, 0), (1 / 2, 1 / 2, 1 / 2), (1 / 2, 1 / 2, 0)]),
}
HEXAGONAL = {"hcp", "wurtzite"}
MOLECULE = "molecule"


@dataclass(frozen=True)
class Material:
    """A row of materials.tsv; lengths in Å, moment in Bohr magnetons per atom (None: not spin-polarised)."""

    name: str
    formula: str
    prototype: str
    a: float
    c: float | None
    u: float | None
    metal: bool
    moment: float | None
    source: str

    @property
    def is_molecule(self) -> bool:
        return self.prototype == MOLECULE

    def atoms(self) -> Atoms:
        """The primitive cell, or the molecule in the middle of a cube of edge a."""
        if self.is_molecule:
            atoms = molecule(self.formula, cell=[self.a] * 3, pbc=True)
            atoms.center()
            return atoms
        spacegroup, sites = PROTOTYPES[self.prototype]
        gamma = 120 if self.prototype in HEXAGONAL else 90
        species = list(dict.fromkeys(Atoms(self.formula).get_chemical_symbols()))
        atoms = crystal(
            species if len(species) == len(sites) else species * len(sites),  # CC: one species on both sites
            [tuple(self.u if x == "u" else x for x in site) for site in sites],
            spacegroup=spacegroup,
            cellpar=[self.a, self.a, self.c or self.a, 90, 90, gamma],
            primitive_cell=True,
        )
        if self.moment is not None:
            atoms.set_initial_magnetic_moments([self.moment] * len(atoms))
        return atoms

    def mesh(self, spacing: float) -> tuple[int, int, int]:
        """The coarsest even Γ-centred mesh whose points lie at most `spacing` (1/Å, with the factor 2π) apart."""
        if self.is_molecule:
            return (1, 1, 1)
        lengths = 2 * pi * np.linalg.norm(self.atoms().cell.reciprocal(), axis=1)
        return tuple(2 * ceil(length / spacing / 2) for length in lengths)


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated table beside this file; "-" stands for no value."""
    with open(HERE / name, newline="", encoding="utf-8") as table:
        rows = csv.DictReader(table, delimiter="\t")
        return [{key: None if value == "-" else value for key, value in row.items()} for row in rows]


def read_materials() -> dict[str, Material]:
    def number(text: str | None) -> float | None:
        return None if text is None else float(text)

    return {
        row["name"]: Material(
            row["name"],
            row["name"],
            row["prototype"],
            float(row["a"]),
            number(row["c"]),
            number(row["u"]),
            row["metal"] == "yes",
            number(row["moment"]),
            row["source"],
        )
        for row in read_table("materials.tsv")
    }
