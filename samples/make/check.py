"""Checks the kept outputs: recorded hash, convergence, electrons under the density of states, agreement of codes.

Of the series: that their logs are the recorded ones and converged, and that the equations of state enclose a minimum.
"""

import gzip
import hashlib
import re
import sys
from pathlib import Path

import numpy as np

import octet
import octets
from calculation import Calculation
from codes import CODES
from plan import read_planned
from run import RECORD, SAMPLES, read_record, read_rows, row_name

SAME_EQUATIONS = 0.001  # eV per atom: two plane-wave codes with the same pseudopotentials and cut-off
ELECTRON_ERROR = 0.2  # of an electron per atom: energies 0.05 eV apart meet or miss the peaks of narrow bands
EMPTY = 0.001  # states per eV: less is a gap
SHELL = (-10.0, 1.0)  # eV: what lies all below the one, and is narrower than the other, is a shell and no band


def main() -> int:
    records = {row_name(row): row for row in read_record()}
    problems = []
    energies = {}
    print(f"{'calculation':34} {'energy/atom (eV)':>17} {'gap (eV)':>9} {'electrons':>10} {'wall (s)':>9}")
    for calculation in read_planned():
        row = records.get(calculation.name)
        if row is None:
            print(f"{calculation.name}: not made yet")
            continue
        output = read_output(row, problems)
        energy = final_energy(calculation, output.decode(errors="replace")) / len(calculation.atoms)
        energies[calculation.code, calculation.set, calculation.material.name, calculation.functional] = energy
        gap = electrons = ""
        table = density_of_states(calculation)
        if table is not None:
            gap, electrons, problem = examine(calculation, *table, output.decode(errors="replace"))
            problems += [f"{calculation.name}: {problem}"] if problem else []
        print(f"{calculation.name:34} {energy:17.4f} {gap:>9} {electrons:>10} {row['wall_seconds']:>9}")

    potentials = {(c.code, c.set, c.material.name, c.functional): c.potentials for c in read_planned()}
    for key, energy in energies.items():
        peer = ("abinit", *key[1:])
        if key[0] == "qe" and peer in energies and potentials[key] == potentials[peer] == "gth":
            difference = abs(energy - energies[peer])
            if difference > SAME_EQUATIONS:
                problems.append(f"{'/'.join(key[1:])}: qe and abinit differ by {difference:.4f} eV per atom")
    problems += check_series()
    print(*problems, sep="\n", end="\n" if problems else "")
    return 1 if problems else 0


def read_output(row: dict[str, str], problems: list[str]) -> bytes:
    """The main output; what is wrong with it goes to the problems."""
    output = gzip.decompress((SAMPLES / row["output"]).read_bytes())
    if hashlib.sha256(output).hexdigest() != row["sha256"]:
        problems.append(f"{row['output']}: the output is not the recorded one")
    if row["converged"] != "yes":
        print(f"{row['output']}: not converged; it stays in, for that is data too")
    return output


def check_series() -> list[str]:
    problems = []
    for record in sorted(SAMPLES.glob(f"*/{RECORD}")):
        rows = read_rows(record)
        for row in rows:
            read_output(row, problems)
        print(f"{record.parent.name}: {len(rows)} calculations")
    fits = octets.read_fits()
    planned = octet.read_octets()
    made = {row_name(row) for row in read_record()}
    for curve in planned:
        formula, structure = curve.material.name.split("-")
        if curve.name in made and (curve.functional, formula, structure) not in fits:
            problems.append(f"{curve.name}: encloses no minimum")
    print(f"{octet.SET}: {len(fits)} of {len(planned)} curves")
    return problems


def final_energy(calculation: Calculation, output: str) -> float:
    """The last total energy in the main output, eV."""
    pattern, unit = CODES[calculation.code].ENERGY
    return float(re.findall(pattern, output, re.MULTILINE)[-1]) * unit


def density_of_states(calculation: Calculation) -> tuple[np.ndarray, np.ndarray] | None:
    """Energies relative to the Fermi level (eV) and the density of states of both spins (1/eV)."""
    code = CODES[calculation.code]
    file = SAMPLES / calculation.name / f"{getattr(code, 'DOS', None)}.gz"
    if "dos" not in calculation.steps or not file.exists():
        return None
    return code.read_dos(gzip.decompress(file.read_bytes()).decode())


def examine(calculation, energies, states, output: str) -> tuple[str, str, str | None]:
    """The gap and the number of electrons, as text, and what is wrong with them."""
    occupied = energies <= 0
    step = energies[1] - energies[0]
    # A trapezium. Semicore states may lie below the window, or are too narrow for its step and left out: they are missing
    # from the sum in pairs.
    bands = without_shells(energies, states)
    counted = float(np.sum((bands[1:] + bands[:-1])[occupied[1:]]) * step / 2)
    expected = CODES[calculation.code].valence(calculation, output)
    missing = expected - counted
    problem = None
    if abs(missing - 2 * round(missing / 2)) > ELECTRON_ERROR * len(calculation.atoms) or missing < -0.5:
        problem = f"{counted:.3f} electrons under the density of states, {expected} expected"
    empty = np.flatnonzero(states > EMPTY)
    below, above = empty[energies[empty] <= step], empty[energies[empty] > step]
    gap = energies[above[0]] - energies[below[-1]] - step if len(below) and len(above) else 0.0
    return f"{max(gap, 0.0):.2f}", f"{counted:.3f}", problem


def without_shells(energies, states):
    """The density of states without deep shells, such as 4d of indium: seven points cannot tell how many electrons are in one."""
    bands = states.copy()
    filled = np.flatnonzero(states > EMPTY)
    for shell in np.split(filled, np.flatnonzero(np.diff(filled) > 1) + 1):
        if energies[shell[-1]] < SHELL[0] and energies[shell[-1]] - energies[shell[0]] < SHELL[1]:
            bands[shell] = 0.0
    return bands


if __name__ == "__main__":
    sys.exit(main())
