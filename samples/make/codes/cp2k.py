"""CP2K: Gaussians and plane waves, with the pseudopotentials of Goedecker, Teter and Hutter."""

from pathlib import Path

from ase.units import Hartree, kB

from calculation import BAND_POINTS, FORCE, SMEARING, Calculation
from potentials import CP2K_FUNCTIONAL, Gth

PACKAGE = "cp2k"
INPUTS = ("run.inp",)
OUTPUTS = ("run.out", "run.bs", "run-*.dos", "run-*.pdos", "run-pos-1.xyz", "run-1.ener", "run-1.cell")
MAIN = "run.out"
CONVERGED = r"SCF run converged"
ENERGY = (r"ENERGY\| Total FORCE_EVAL .* (\S+)$", Hartree)
BASIS = "DZVP-MOLOPT-SR-GTH"
CUTOFF = 400  # Ry, of the finest grid


def write(calculation: Calculation, folder: Path) -> list[str]:
    atoms = calculation.atoms
    functional = CP2K_FUNCTIONAL[calculation.functional]
    points = "" if calculation.material.is_molecule else _points(calculation.mesh)
    kinds = "".join(
        f"    &KIND {symbol}\n      BASIS_SET {BASIS}\n"
        f"      POTENTIAL {Gth(symbol, calculation.functional).name}\n    &END KIND\n"
        for symbol in calculation.species
    )
    vectors = "".join(f"      {axis} %.10f %.10f %.10f\n" % tuple(v) for axis, v in zip("ABC", atoms.cell))
    positions = "".join(
        "      %s %.10f %.10f %.10f\n" % (symbol, *position)
        for symbol, position in zip(atoms.get_chemical_symbols(), atoms.get_scaled_positions())
    )
    smearing = ""
    if calculation.material.metal:
        smearing = (
            "      &SMEAR ON\n        METHOD FERMI_DIRAC\n"
            f"        ELECTRONIC_TEMPERATURE [K] {SMEARING / kB:.2f}\n      &END SMEAR\n"
        )
    task, motion = _motion(calculation)
    (folder / "run.inp").write_text(
        f"""&GLOBAL
  PROJECT run
  RUN_TYPE {task}
  PRINT_LEVEL MEDIUM
&END GLOBAL
&FORCE_EVAL
  METHOD QUICKSTEP
  STRESS_TENSOR ANALYTICAL
  &DFT
    BASIS_SET_FILE_NAME BASIS_MOLOPT
    POTENTIAL_FILE_NAME GTH_POTENTIALS
    &QS
      EPS_DEFAULT 1.0E-12
    &END QS
    &MGRID
      CUTOFF {CUTOFF}
      REL_CUTOFF 60
    &END MGRID
    &XC
      &XC_FUNCTIONAL {functional}
      &END XC_FUNCTIONAL
    &END XC
{points}    &SCF
      SCF_GUESS ATOMIC
      EPS_SCF 1.0E-7
      MAX_SCF 60
      ADDED_MOS {calculation.empty_bands}
      &DIAGONALIZATION
      &END DIAGONALIZATION
      &MIXING
        METHOD BROYDEN_MIXING
        ALPHA 0.4
      &END MIXING
{smearing}    &END SCF
{_printed(calculation)}  &END DFT
  &SUBSYS
    &CELL
{vectors}    &END CELL
    &COORD
      SCALED
{positions}    &END COORD
{kinds}  &END SUBSYS
  &PRINT
    &FORCES
    &END FORCES
    &STRESS_TENSOR
    &END STRESS_TENSOR
  &END PRINT
&END FORCE_EVAL
{motion}""",
        encoding="ascii",
    )
    return ["cp2k.psmp -i run.inp -o run.out"]


def _motion(calculation: Calculation) -> tuple[str, str]:
    """The run type and the section that says how atoms move."""
    if "relax" in calculation.steps:
        return "GEO_OPT", (
            f"&MOTION\n  &GEO_OPT\n    OPTIMIZER BFGS\n    MAX_FORCE [eV/angstrom] {FORCE}\n"
            "  &END GEO_OPT\n&END MOTION\n"
        )
    if "md" in calculation.steps:
        return "MD", (
            "&MOTION\n  &MD\n    ENSEMBLE NVE\n    STEPS 40\n    TIMESTEP 0.5\n    TEMPERATURE 300\n"
            "  &END MD\n&END MOTION\n"
        )
    return "ENERGY_FORCE", ""


def _printed(calculation: Calculation) -> str:
    """The section that asks for densities of states and bands; CP2K projects them only without k-points."""
    properties = ""
    if "dos" in calculation.steps:
        section = "PDOS" if calculation.material.is_molecule else "DOS"
        properties += f"      &{section}\n      &END {section}\n"
    if "bands" in calculation.steps:
        corners = calculation.band_corners
        properties += (
            "      &BAND_STRUCTURE\n"
            f"        ADDED_MOS {calculation.empty_bands}\n        FILE_NAME run.bs\n"
            "        &KPOINT_SET\n          UNITS B_VECTOR\n"
            + "".join("          SPECIAL_POINT %s %.8f %.8f %.8f\n" % (label, *k) for label, k in corners)
            + f"          NPOINTS {BAND_POINTS // (len(corners) - 1)}\n"
            "        &END KPOINT_SET\n      &END BAND_STRUCTURE\n"
        )
    return f"    &PRINT\n{properties}    &END PRINT\n" if properties else ""


def _points(mesh: tuple[int, int, int]) -> str:
    """A Γ-centred mesh: CP2K's MACDONALD meshes of an even number of points need a shift of half a step for it."""
    shift = " ".join(f"{0.5 / n if n % 2 == 0 else 0.0:.8f}" for n in mesh)
    return f"    &KPOINTS\n      SCHEME MACDONALD {' '.join(map(str, mesh))} {shift}\n    &END KPOINTS\n"
