"""Quantum ESPRESSO: pseudopotentials or projector-augmented waves with plane waves."""

import re
from io import StringIO
from pathlib import Path
from shutil import copy
from typing import NamedTuple

import numpy as np
from ase.data import atomic_masses, atomic_numbers
from ase.units import Bohr, Rydberg

from calculation import DOS_STEP, DOS_WINDOW, FORCE, SMEARING, Calculation
from potentials import ELEMENTS, UPF_FOLDER, Gth

PACKAGE = "quantum-espresso"
INPUTS = ("pw.in", "nscf.in", "dos.in", "bands.in")
OUTPUTS = ("pw.out", "data-file-schema.xml", "nscf.out", "pwscf.dos", "bands.out")
MAIN = "pw.out"
CONVERGED = r"convergence has been achieved"
ENERGY = (r"^! +total energy += +(\S+) Ry", Rydberg)
DOS = "pwscf.dos"
FUNCTIONAL = {"pbe": "PBE", "lda": "SLA+PW"}


def write(calculation: Calculation, folder: Path) -> list[str]:
    potentials = _potentials(calculation, folder)
    electrons = sum(potentials[symbol].valence for symbol in calculation.atoms.get_chemical_symbols())
    bands = f"  nbnd = {(electrons + 1) // 2 + calculation.empty_bands}\n"
    commands = []

    def add(step: str, task: str, points: str, control: str = "", system: str = "", extra: str = "") -> None:
        text = _input(calculation, potentials, task, control, system, extra) + points
        (folder / f"{step}.in").write_text(text, encoding="ascii")
        commands.append(f"pw.x -in {step}.in > {step}.out")

    if "relax" in calculation.steps:
        task = "relax" if calculation.material.is_molecule else "vc-relax"
        control = f"  forc_conv_thr = {FORCE * Bohr / Rydberg:.2e}\n"
        add("pw", task, _mesh(calculation.mesh), control, extra="&IONS\n/\n&CELL\n  press_conv_thr = 0.1\n/\n")
    else:
        add("pw", "scf", _mesh(calculation.mesh), "  tprnfor = .true.\n  tstress = .true.\n", bands)
    commands.append("cp pwscf.save/data-file-schema.xml .")
    if "bands" in calculation.steps:
        path = calculation.band_path.kpts
        points = f"K_POINTS crystal\n{len(path)}\n" + "".join("%.8f %.8f %.8f 1\n" % tuple(k) for k in path)
        add("bands", "bands", points, system=bands)
    if "dos" in calculation.steps:
        add("nscf", "nscf", _mesh(calculation.dos_mesh), system=bands)
        window = f"  Emin = {DOS_WINDOW[0]}\n  Emax = {DOS_WINDOW[1] + 10}\n  DeltaE = {DOS_STEP}\n"
        (folder / "dos.in").write_text(f"&DOS\n{window}/\n", encoding="ascii")
        commands.append("dos.x -in dos.in > dos.out")
    return commands


def _input(calculation, potentials, task: str, control: str, system: str, extra: str) -> str:
    atoms = calculation.atoms
    if task == "nscf":
        system += "  occupations = 'tetrahedra'\n"
    elif calculation.material.metal:
        system += "  occupations = 'smearing'\n  smearing = 'fermi-dirac'\n"
        system += f"  degauss = {SMEARING / Rydberg:.8f}\n"
    else:
        system += "  occupations = 'fixed'\n"
    if calculation.spin_polarised:
        system += "  nspin = 2\n"
        for number, potential in enumerate(potentials.values(), start=1):
            fraction = calculation.material.moment / potential.valence
            system += f"  starting_magnetization({number}) = {fraction:.4f}\n"
    species = "".join(
        f"{symbol} {atomic_masses[atomic_numbers[symbol]]:.4f} {potential.file}\n"
        for symbol, potential in potentials.items()
    )
    cell = "".join("%.10f %.10f %.10f\n" % tuple(vector) for vector in atoms.cell)
    positions = "".join(
        "%s %.10f %.10f %.10f\n" % (symbol, *position)
        for symbol, position in zip(atoms.get_chemical_symbols(), atoms.get_scaled_positions())
    )
    return (
        f"&CONTROL\n  calculation = '{task}'\n  prefix = 'pwscf'\n  outdir = './'\n  pseudo_dir = './'\n"
        f"  verbosity = 'high'\n{control}/\n"
        f"&SYSTEM\n  ibrav = 0\n  nat = {len(atoms)}\n  ntyp = {len(potentials)}\n"
        f"  ecutwfc = {max(potential.cutoff for potential in potentials.values())}\n"
        f"  ecutrho = {max(potential.density_cutoff for potential in potentials.values())}\n"
        f"  input_dft = '{FUNCTIONAL[calculation.functional]}'\n{system}/\n"
        f"&ELECTRONS\n  conv_thr = 1.0d-9\n/\n{extra}"
        f"ATOMIC_SPECIES\n{species}CELL_PARAMETERS angstrom\n{cell}ATOMIC_POSITIONS crystal\n{positions}"
    )


def _mesh(mesh: tuple[int, int, int]) -> str:
    return "K_POINTS automatic\n%d %d %d 0 0 0\n" % mesh


class _Potential(NamedTuple):
    file: str
    cutoff: float  # of the wave functions, Ry
    density_cutoff: float  # Ry
    valence: int


def _potentials(calculation: Calculation, folder: Path) -> dict[str, _Potential]:
    """Puts the potential of each species into the folder."""
    potentials = {}
    for symbol in calculation.species:
        if calculation.potentials == "gth":
            gth = Gth(symbol, calculation.functional)
            potentials[symbol] = _Potential(gth.write(folder), 2 * gth.cutoff, 8 * gth.cutoff, gth.valence)
        else:
            row = ELEMENTS[symbol]
            file = row[f"upf_{calculation.functional}"]
            copy(UPF_FOLDER / file, folder)
            cutoffs = float(row["upf_cutoff"]), float(row["upf_density_cutoff"])
            potentials[symbol] = _Potential(file, *cutoffs, int(row["upf_valence"]))
    return potentials


def valence(calculation: Calculation, output: str) -> float:
    return float(re.search(r"number of electrons +=\s+(\d+\.\d+)", output)[1])


def read_dos(text: str) -> tuple[np.ndarray, np.ndarray]:
    fermi = float(re.search(r"EFermi = +(\S+)", text)[1])
    energies, *states = np.loadtxt(StringIO(text), unpack=True)[:-1]  # the last column is the integral
    return energies - fermi, sum(states)
