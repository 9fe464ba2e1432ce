"""The plan: the rows of plan.tsv, then the series: convergence, and the equations of state of the octet binaries."""

from calculation import Calculation
from convergence import read_convergence
from materials import read_materials, read_table
from octet import read_octets


def read_plan() -> list[Calculation]:
    return read_planned() + read_convergence() + read_octets()


def read_planned() -> list[Calculation]:
    materials = read_materials()
    return [
        Calculation(
            row["set"],
            materials[row["material"]],
            row["code"],
            row["functional"],
            row["potentials"],
            tuple(row["steps"].split()),
        )
        for row in read_table("plan.tsv")
    ]
