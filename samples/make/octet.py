"""The octet binaries: the curves of octet.tsv, each compound in rock salt and in zinc blende."""

from calculation import Calculation
from materials import Material, read_table

SET = "octet-binaries"
FUNCTIONALS = ("pbe", "lda")  # in the order in which they are made
WIDER = 1.08  # zinc blende against rock salt: four neighbours are closer than six, but the cell is emptier
SCALE = {"pbe": 1.01, "lda": 0.985}  # what a functional makes of a measured lattice constant, roughly


def read_octets() -> list[Calculation]:
    """Both structures of a compound one after the other, so that a queue cut short leaves pairs."""
    return [
        Calculation(SET, crystal(row, structure, functional), "gpaw", functional, "paw", ("curve",))
        for functional in FUNCTIONALS
        for row in read_table("octet.tsv")
        for structure in ("rocksalt", "zincblende")
    ]


def crystal(row: dict[str, str], structure: str, functional: str) -> Material:
    """The crystal at the lattice constant where its curve begins, a multiple of 0.01 Å."""
    length = float(row["a"]) * SCALE[functional]
    if structure != row["structure"]:
        length *= WIDER if structure == "zincblende" else 1 / WIDER
    return Material(
        name=f"{row['formula']}-{structure}",
        formula=row["formula"],
        prototype=structure,
        a=round(length, 2),
        c=None,
        u=None,
        metal=True,
        moment=None,
        source=row["origin"],
    )
