"""Free atoms of the octet binaries, by the radial all-electron solver of GPAW: levels, ionisation, radii.

Every atom is spherical (a partly filled shell is spread evenly over its orbitals) and scalar-relativistic. What a
column of the table means is said beside it in COLUMNS. A state that the functional does not bind has no energy and no
radius of its own, only that of the box in which one computes it, and stays empty here.
"""

import csv
import io
import sys
import time
from dataclasses import dataclass

import numpy as np
from ase import Atoms
from ase.data import atomic_numbers
from ase.units import Bohr, Hartree
from gpaw.atom.aeatom import AllElectronAtom, Channel, GaussianBasis
from gpaw.atom.configurations import configurations

from materials import read_table
from run import SAMPLES, processor, version

FUNCTIONALS = ("PBE", "LDA")
DENSITY_ERROR = 1e-8  # electrons; times the potential at a heavy nucleus it is an energy error of 1 meV
COLUMNS = {
    "formula": "the element",
    "functional": "exchange and correlation",
    "homo (eV)": "highest occupied Kohn-Sham level of the spin-paired atom",
    "lumo (eV)": "lowest level of the spin-paired atom whose shell is empty",
    "ionization_energy (eV)": "E(cation) - E(atom), both spin-polarised by Hund's rule",
    "ionization_energy_half (eV)": "minus the highest occupied level of the spin-paired atom without half an electron",
    "electron_affinity_half (eV)": "the same with half an electron more",
    "radius_s (Å)": "where r²R² of the outermost s shell is largest, spin-paired atom",
    "radius_p (Å)": "the same for the p shell that is filled after it",
    "radius_d (Å)": "the same for the first d shell that is not full",
    "total_energy (eV)": "total energy of the spin-polarised atom",
    "spin_energy (eV)": "that minus the total energy of the spin-paired atom, the zero of GPAW's energies",
    "wall_time (s)": "time for the row",
    "program": "code and version",
}


@dataclass
class Shell:
    """A shell of the spin-paired atom: its energy (eV), None if unbound, electrons, and outermost maximum (Å)."""

    n: int
    l: int
    electrons: float
    energy: float | None
    radius: float | None


def main() -> None:
    rows = []
    for functional in FUNCTIONALS:
        for symbol in sorted(elements(), key=atomic_numbers.get):
            start = time.monotonic()
            row = {"formula": symbol, "functional": functional} | properties(symbol, functional)
            row["wall_time (s)"] = f"{time.monotonic() - start:.1f}"
            row["program"] = f"gpaw {version('gpaw')}"
            rows.append(row)
            print(*row.values(), flush=True)
    folder = SAMPLES / "atoms"
    folder.mkdir(exist_ok=True)
    with open(folder / "atoms.csv", "w", newline="", encoding="utf-8") as table:
        writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def elements() -> set[str]:
    return {symbol for row in read_table("octet.tsv") for symbol in Atoms(row["formula"]).get_chemical_symbols()}


def properties(symbol: str, functional: str) -> dict[str, str]:
    paired, shells = spin_paired(symbol, functional)
    occupied = [shell for shell in shells if shell.electrons > 0]
    homo = max(occupied, key=lambda shell: shell.energy)
    empty = [shell for shell in shells if shell.electrons == 0 and shell.energy is not None]
    lumo = min(empty, key=lambda shell: shell.energy, default=None)
    s = max((shell for shell in occupied if shell.l == 0), key=lambda shell: shell.n)
    p = next(shell for shell in shells if shell.l == 1 and shell.n == s.n)
    d = next(shell for shell in shells if shell.l == 2 and shell.electrons < 10)
    # Half an electron more goes where there is room: into the highest shell if it is open, else into the next one.
    room = homo if homo.electrons < 4 * homo.l + 2 else lumo
    neutral = total_energy(symbol, functional, None)
    return {
        "homo (eV)": number(homo.energy),
        "lumo (eV)": number(lumo and lumo.energy),
        "ionization_energy (eV)": number(total_energy(symbol, functional, homo) - neutral, 2),
        "ionization_energy_half (eV)": number(negative(highest(symbol, functional, homo, -0.5))),
        "electron_affinity_half (eV)": number(room and negative(highest(symbol, functional, room, 0.5))),
        "radius_s (Å)": number(s.radius),
        "radius_p (Å)": number(p.radius),
        "radius_d (Å)": number(d.radius),
        "total_energy (eV)": number(neutral, 2),
        "spin_energy (eV)": number(neutral - paired, 2),
    }


class Atom(AllElectronAtom):
    """The solver without its printed summary, which an unbound state breaks."""

    def summary(self) -> None:
        pass

    @property
    def total(self) -> float:
        """The total energy, eV."""
        return (self.ekin + self.eH + self.eZ + self.exc) * Hartree

    def converge(self) -> None:
        """First roughly, in a Gaussian basis and not relativistic, then on the radial grid, the slower the safer."""
        self.run(dnmax=0.01)
        self.scalar_relativistic = True
        self.method = "finite difference"
        try:
            self.run(mix=0.4, maxiter=200, dnmax=DENSITY_ERROR)
        except RuntimeError:
            self.run(mix=0.1, maxiter=1000, dnmax=DENSITY_ERROR)


def spin_paired(symbol: str, functional: str) -> tuple[float, list[Shell]]:
    """Total energy (eV), the occupied shells, and above them one empty shell of each angular momentum."""
    atom = Atom(symbol, xc=functional, spinpol=False, log=io.StringIO())
    atom.converge()
    shells = []
    for l in range(3):
        electrons = [*atom.f_lsn.get(l, [[]])[0], 0]
        basis = atom.channels[0].basis if l == 0 else GaussianBasis(l, atom.channels[0].basis.alpha_B, atom.rgd)
        channel = Channel(l, f_n=electrons, basis=basis)
        channel.solve(atom.vr_sg[0])
        try:
            channel.solve2(atom.vr_sg[0], scalar_relativistic=True, Z=atom.Z)
            bound = len(electrons) if channel.solve2ok else len(electrons) - 1
        except IndexError:  # so weakly bound that it leaves the grid
            bound = len(electrons) - 1
        for index, count in enumerate(electrons):
            kept = index < bound and channel.e_n[index] < 0
            energy, radius = (channel.e_n[index] * Hartree, maximum(atom, channel, index)) if kept else (None, None)
            shells.append(Shell(index + l + 1, l, count, energy, radius))
    return atom.total, shells


def maximum(atom: Atom, channel: Channel, index: int) -> float:
    r = atom.rgd.r_g
    return r[np.argmax((r * channel.phi_ng[index]) ** 2)] * Bohr


def highest(symbol: str, functional: str, shell: Shell, electrons: float) -> float | None:
    """The level (eV) of a shell of the spin-paired atom after electrons are added to it; None where it is unbound."""
    atom = Atom(symbol, xc=functional, spinpol=False, log=io.StringIO())
    atom.add(shell.n, shell.l, electrons)
    try:
        atom.converge()
    except (AssertionError, IndexError, RuntimeError):
        return None
    energy = atom.get_channel(shell.l).e_n[shell.n - shell.l - 1] * Hartree
    return energy if energy < 0 else None


def total_energy(symbol: str, functional: str, ionised: Shell | None) -> float:
    """Of the spin-polarised atom, or of its cation, eV."""
    atom = Atom(symbol, xc=functional, spinpol=True, log=io.StringIO())
    if ionised:
        # Hund's rule: the electron that leaves is of the spin that fills last.
        spin = 1 if atom.f_lsn[ionised.l][1][ionised.n - ionised.l - 1] > 0 else 0
        atom.add(ionised.n, ionised.l, -1, spin)
    atom.converge()
    return atom.total


def negative(value: float | None) -> float | None:
    return None if value is None else -value


def number(value: float | None, digits: int = 3) -> str:
    return "" if value is None else f"{value:.{digits}f}"


if __name__ == "__main__":
    sys.exit(main())
