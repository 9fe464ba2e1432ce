"""Pseudopotentials of Goedecker, Teter and Hutter: one table (CP2K's) for CP2K, Quantum ESPRESSO and ABINIT.

CP2K reads the table itself. Quantum ESPRESSO and ABINIT both read ABINIT's format 10 (HGH-K), which holds the same
numbers, so the three codes solve the same equations and their results may differ only by basis and convergence.
"""

from dataclasses import dataclass
from pathlib import Path

from ase.data import atomic_numbers

from materials import read_table

GTH_TABLE = Path("/usr/share/cp2k/GTH_POTENTIALS")
UPF_FOLDER = Path("/usr/share/espresso/pseudo")
CP2K_FUNCTIONAL = {"pbe": "PBE", "lda": "PADE"}
ABINIT_FUNCTIONAL = {"pbe": 11, "lda": 7}  # ixc: PBE; Perdew-Wang 92, which PADE is a fit of
ELEMENTS = {row["symbol"]: row for row in read_table("elements.tsv")}


@dataclass(frozen=True)
class Gth:
    """An entry of CP2K's table, see the head of GTH_POTENTIALS for its layout."""

    symbol: str
    functional: str

    @property
    def valence(self) -> int:
        return int(ELEMENTS[self.symbol]["gth_valence"])

    @property
    def name(self) -> str:
        return f"GTH-{CP2K_FUNCTIONAL[self.functional]}-q{self.valence}"

    @property
    def cutoff(self) -> float:
        """Plane-wave cut-off in hartree."""
        return float(ELEMENTS[self.symbol]["gth_cutoff"])

    def write(self, folder: Path) -> str:
        """Writes the potential in ABINIT's format 10 and returns the file's name."""
        lines = iter(self._entry())
        next(lines)  # electrons per shell, whose sum is the valence
        radius, count, *local = next(lines).split()
        channels = int(next(lines).split()[0])
        text = [
            f"{self.symbol} {self.name} from CP2K's GTH_POTENTIALS",
            f"{atomic_numbers[self.symbol]} {self.valence} 0  zatom, zion, pspdat",
            f"10 {ABINIT_FUNCTIONAL[self.functional]} {max(channels - 1, 0)} 0 2001 0  "
            "pspcod, pspxc, lmax, lloc, mmax, r2well",
            f"{radius} {count} {' '.join(local)}  rloc, nloc, c",
            f"{max(channels, 1)}  channels",
        ]
        if channels == 0:  # a purely local potential: the format wants at least one channel
            text.append(f"{radius} 0  r, n for l = 0")
        for angular_momentum in range(channels):
            line = next(lines)
            projectors = int(line.split()[1])
            text.append(f"{line.strip()}  r, n, h for l = {angular_momentum}")
            text += [next(lines).strip() for _ in range(projectors - 1)]
            if angular_momentum > 0:  # spin-orbit coefficients k, which a scalar-relativistic run has no use for
                text += [" ".join(["0.0"] * (projectors - row)) for row in range(projectors)]
        file = f"{self.symbol}.gth"
        (folder / file).write_text("\n".join(text) + "\n", encoding="ascii")
        return file

    def _entry(self) -> list[str]:
        entry = []
        found = False
        for line in GTH_TABLE.read_text(encoding="ascii").splitlines():
            words = line.split()
            if found and (line.startswith("#") or (words and words[0].isalpha())):
                break
            if found:
                entry.append(line)
            elif words[:1] == [self.symbol] and self.name in words[1:]:
                found = True
        if not entry:
            raise LookupError(f"{GTH_TABLE} has no {self.symbol} {self.name}")
        return entry
