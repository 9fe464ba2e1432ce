"""Quantum ESPRESSO: pseudopotentials or projector-augmented waves with plane waves."""

from pathlib import Path
from shutil import copy

from ase.data import atomic_masses, atomic_numbers
from ase.units import Rydberg

from calculation import DOS_STEP, DOS_WINDOW, SMEARING, Calculation
from potentials import ELEMENTS, UPF_FOLDER, Gth

PACKAGE = "quantum-espresso"
INPUTS = ("scf.in", "relax.in", "nscf.in", "dos.in", "bands.in")
OUTPUTS = ("scf.out", "relax.out", "data-file-schema.xml", "nscf.out", "pwscf.dos", "bands.out")
MAIN = "scf.out"
CONVERGED = r"convergence has been achieved"
FUNCTIONAL = {"pbe": "PBE", "lda": "SLA+PW"}
DENSITY_CUTOFF = {"gth": 4, "upf": 8}  # times the cut-off of the wave functions


def write(calculation: Calculation, folder: Path) -> list[str]:
    potentials = _potentials(calculation, folder)
    commands = []

    def add(step: str, task: str, points: str, system: str = "", control: str = "", extra: str = "") -> None:
        text = _input(calculation, potentials, task, points, system, control, extra)
        (folder / f"{step}.in").write_text(text, encoding="ascii")
        commands.append(f"pw.x -in {step}.in > {step}.out")

    empty = f"  nbnd = {_bands(calculation, potentials)}\n"
    if "relax" in calculation.steps:
        control = "  nstep = 30\n  forc_conv_thr = 1.0d-4\n"
        extra = "&IONS\n/\n&CELL\n  press_conv_thr = 0.1\n/\n"
        add("scf", "vc-relax", _mesh(calculation.mesh), control=control, extra=extra)
    else:
        add("scf", "scf", _mesh(calculation.mesh), system=empty, control="  tprnfor = .true.\n  tstress = .true.\n")
    commands.append("cp pwscf.save/data-file-schema.xml .")
    if "bands" in calculation.steps:
        path = calculation.band_path.kpts
        points = f"K_POINTS crystal\n{len(path)}\n" + "".join("%.8f %.8f %.8f 1\n" % tuple(k) for k in path)
        add("bands", "bands", points, system=empty)
    if "dos" in calculation.steps:
        system = empty
        if not calculation.material.metal:
            system += "  occupations = 'tetrahedra'\n"
        add("nscf", "nscf", _mesh(calculation.dos_mesh), system=system)
        (folder / "dos.in").write_text(
            "&DOS\n  bz_sum = 'tetrahedra'\n"
            f"  Emin = {DOS_WINDOW[0]}\n  Emax = {DOS_WINDOW[1] + 10}\n  DeltaE = {DOS_STEP}\n/\n",
            encoding="ascii",
        )
        commands.append("dos.x -in dos.in > dos.out")
    return commands


def _input(calculation, potentials, task, points, system, control, extra) -> str:
    atoms = calculation.atoms
    cutoff = max(cutoff for _, cutoff, _ in potentials.values())
    if "occupations" not in system:
        system += "  occupations = 'fixed'\n"
    if calculation.material.metal:
        system = system.replace("'fixed'", "'smearing'")
        system += f"  smearing = 'fermi-dirac'\n  degauss = {SMEARING / Rydberg:.8f}\n"
    if calculation.spin_polarised:
        system += "  nspin = 2\n  starting_magnetization(1) = 0.5\n"
    species = "".join(
        f"{symbol} {atomic_masses[atomic_numbers[symbol]]:.4f} {file}\n" for symbol, (file, _, _) in potentials.items()
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
        f"  ecutwfc = {cutoff}\n  ecutrho = {cutoff * DENSITY_CUTOFF[calculation.potentials]}\n"
        f"  input_dft = '{FUNCTIONAL[calculation.functional]}'\n{system}/\n"
        f"&ELECTRONS\n  conv_thr = 1.0d-9\n/\n{extra}"
        f"ATOMIC_SPECIES\n{species}CELL_PARAMETERS angstrom\n{cell}ATOMIC_POSITIONS crystal\n{positions}{points}"
    )


def _mesh(mesh: tuple[int, int, int]) -> str:
    return "K_POINTS automatic\n%d %d %d 0 0 0\n" % mesh


def _potentials(calculation: Calculation, folder: Path) -> dict[str, tuple[str, float, float]]:
    """For each species the potential's file, its cut-off (Ry) and its number of valence electrons."""
    potentials = {}
    for symbol in calculation.species:
        if calculation.potentials == "gth":
            gth = Gth(symbol, calculation.functional)
            potentials[symbol] = (gth.write(folder), 2 * gth.cutoff, gth.valence)
        else:
            row = ELEMENTS[symbol]
            copy(UPF_FOLDER / row[f"upf_{calculation.functional}"], folder)
            potentials[symbol] = (row[f"upf_{calculation.functional}"], float(row["upf_cutoff"]), float(row["upf_valence"]))
    return potentials


def _bands(calculation, potentials) -> int:
    electrons = sum(potentials[symbol][2] for symbol in calculation.atoms.get_chemical_symbols())
    return round(electrons + 0.5) // 2 + calculation.empty_bands
