"""A planned calculation and the numerical settings that all codes share."""

from dataclasses import dataclass
from functools import cached_property

from ase import Atoms
from ase.dft.kpoints import BandPath

from materials import Material

SPACING = {"insulator": 0.30, "metal": 0.25}  # of the k-points, 1/Å
DOS_DENSER = 1.5  # the mesh of the density of states has this many times more points along each axis
SMEARING = 0.1  # eV, Fermi-Dirac, metals only
DOS_WINDOW = (-25.0, 15.0)  # eV, around the Fermi level
DOS_STEP = 0.05  # eV
BAND_POINTS = 100  # along the whole path
FORCE = 0.02  # eV/Å, a relaxed structure has no larger one


@dataclass(frozen=True)
class Calculation:
    """What is planned: which code computes which material, how, and what it is asked for."""

    set: str
    material: Material
    code: str
    functional: str
    potentials: str
    steps: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.set}/{self.material.name}/{self.code}-{self.functional}"

    @cached_property
    def atoms(self) -> Atoms:
        return self.material.atoms()

    @property
    def species(self) -> list[str]:
        """The chemical symbols, each once, in the order of the formula."""
        return list(dict.fromkeys(self.atoms.get_chemical_symbols()))

    @property
    def is_series(self) -> bool:
        """Many points in one folder, each a calculation: an equation of state, or one crystal by many settings."""
        return bool({"curve", "settings"} & set(self.steps))

    @property
    def spin_polarised(self) -> bool:
        return self.material.moment is not None

    @property
    def mesh(self) -> tuple[int, int, int]:
        """By the one rule, unless a step such as `mesh-4` asks for 4 × 4 × 4, also for the density of states."""
        return self._own_mesh or self._mesh_by_rule

    @property
    def _own_mesh(self) -> tuple[int, int, int] | None:
        sizes = [int(step.removeprefix("mesh-")) for step in self.steps if step.startswith("mesh-")]
        return (sizes[0],) * 3 if sizes else None

    @property
    def _mesh_by_rule(self) -> tuple[int, int, int]:
        return self.material.mesh(SPACING["metal" if self.material.metal else "insulator"])

    @property
    def dos_mesh(self) -> tuple[int, int, int]:
        return self._own_mesh or tuple(2 * round(DOS_DENSER * n / 2) for n in self.mesh)

    @property
    def band_path(self) -> BandPath:
        """The first connected part of the path that Setyawan and Curtarolo (2010) recommend for the lattice."""
        path = self.atoms.cell.bandpath().path.split(",")[0]
        return self.atoms.cell.bandpath(path, npoints=BAND_POINTS)

    @property
    def band_corners(self) -> list[tuple[str, list[float]]]:
        """The labels and fractional coordinates of the path's corners."""
        path = self.band_path
        return [(label, path.special_points[label].tolist()) for label in path.path]

    @property
    def empty_bands(self) -> int:
        """Bands above the occupied ones: enough for the gap and for the bottom of the conduction bands."""
        return max(4, 2 * len(self.atoms))
