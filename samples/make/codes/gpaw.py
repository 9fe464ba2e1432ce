"""GPAW: projector-augmented waves with a plane-wave basis."""

import re
from io import StringIO
from pathlib import Path
from shutil import copyfile

import numpy as np

from calculation import BAND_POINTS, DOS_STEP, DOS_WINDOW, FORCE, SMEARING, Calculation
from materials import HERE

PACKAGE = "gpaw"
INPUTS = ("run.py",)
OUTPUTS = ("scf.txt", "scf.gpw", "dos.txt", "dos.dat", "bands.txt", "bands.json", "a*.txt")
MAIN = "scf.txt"
SERIES = "a*.txt"  # one log per point
CONVERGED = r"Converged after \d+ iterations"
ENERGY = (r"^Extrapolated: +(\S+)", 1.0)
DOS = "dos.dat"
CUTOFF = 500  # eV


def write(calculation: Calculation, folder: Path) -> list[str]:
    if calculation.is_series:
        return _series(calculation, folder)
    atoms = calculation.atoms
    width = SMEARING if calculation.material.metal else 0.0
    lines = [
        "import numpy as np",
        "from ase import Atoms",
        "from gpaw import GPAW, PW, FermiDirac",
        "",
        "atoms = Atoms(",
        f"    {atoms.get_chemical_symbols()},",
        f"    cell={atoms.cell.tolist()},",
        f"    scaled_positions={atoms.get_scaled_positions().tolist()},",
        *([f"    magmoms={atoms.get_initial_magnetic_moments().tolist()},"] if calculation.spin_polarised else []),
        "    pbc=True,",
        ")",
        "atoms.calc = GPAW(",
        f"    mode=PW({CUTOFF}),",
        f"    xc='{calculation.functional.upper()}',",
        f"    kpts={{'size': {calculation.mesh}, 'gamma': True}},",
        f"    occupations=FermiDirac({width}),",
        f"    nbands={-calculation.empty_bands},",
        "    convergence={'energy': 1e-6},",
        "    txt='scf.txt',",
        ")",
        "atoms.get_potential_energy()",
        "atoms.get_forces()",
        *([] if calculation.material.is_molecule else ["atoms.get_stress()"]),
    ]
    if "relax" in calculation.steps:
        lines += ["", "from ase.optimize import BFGS", "", f"BFGS(atoms).run(fmax={FORCE})"]
    if "gpw" in calculation.steps:
        lines += ["atoms.calc.write('scf.gpw')"]
    if "dos" in calculation.steps:
        lines += _dos(calculation)
    if "bands" in calculation.steps:
        lines += _bands(calculation)
    (folder / "run.py").write_text("\n".join(lines) + "\n", encoding="ascii")
    return ["/usr/bin/python3 run.py"]


def _dos(calculation: Calculation) -> list[str]:
    spins = (0, 1) if calculation.spin_polarised else (None,)
    points = round((DOS_WINDOW[1] - DOS_WINDOW[0]) / DOS_STEP) + 1
    header = "energy relative to the Fermi level (eV)  density of states (1/eV) per spin channel"
    return [
        "",
        "from gpaw.dos import DOSCalculator",
        "",
        f"dense = atoms.calc.fixed_density(kpts={{'size': {calculation.dos_mesh}, 'gamma': True}}, txt='dos.txt')",
        "dos = DOSCalculator.from_calculator(dense)",
        f"energies = np.linspace({DOS_WINDOW[0]}, {DOS_WINDOW[1]}, {points})",
        f"columns = [energies] + [dos.raw_dos(energies, spin=spin, width=0.0) for spin in {spins}]",
        f"np.savetxt('dos.dat', np.transpose(columns), fmt='%.6f', header='{header}')",
    ]


def _bands(calculation: Calculation) -> list[str]:
    return [
        "",
        f"path = atoms.cell.bandpath('{calculation.band_path.path}', npoints={BAND_POINTS})",
        "bands = atoms.calc.fixed_density(kpts=path, symmetry='off', txt='bands.txt')",
        "bands.band_structure().write('bands.json')",
    ]


def _series(calculation: Calculation, folder: Path) -> list[str]:
    """The points of a series share a process: starting GPAW takes as long as half a point."""
    (step,) = calculation.steps
    for script in {"curve", step}:
        copyfile(HERE / f"{script}.py", folder / f"{script}.py")
    symbols = " ".join(calculation.atoms.get_chemical_symbols())
    material = calculation.material
    return [f"/usr/bin/python3 {step}.py {symbols} {material.prototype} {calculation.functional} {material.a:.2f}"]


def seconds(output: str) -> float:
    """The wall time that the log of a point tells."""
    return float(re.search(r"^Total: +(\S+)", output, re.MULTILINE)[1])


def valence(calculation: Calculation, output: str) -> float:
    return float(re.search(r"Number of valence electrons: (\S+)", output)[1])


def read_dos(text: str) -> tuple[np.ndarray, np.ndarray]:
    energies, *states = np.loadtxt(StringIO(text), unpack=True)
    return energies, sum(states)
