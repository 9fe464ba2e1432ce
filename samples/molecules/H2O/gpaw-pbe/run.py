import numpy as np
from ase import Atoms
from gpaw import GPAW, PW, FermiDirac

atoms = Atoms(
    ['O', 'H', 'H'],
    cell=[[8.0, 0.0, 0.0], [0.0, 8.0, 0.0], [0.0, 0.0, 8.0]],
    scaled_positions=[[0.5, 0.5, 0.5372693125], [0.5, 0.5954048750000001, 0.4627306875], [0.5, 0.404595125, 0.4627306875]],
    pbc=True,
)
atoms.calc = GPAW(
    mode=PW(500),
    xc='PBE',
    kpts={'size': (1, 1, 1), 'gamma': True},
    occupations=FermiDirac(0.0),
    nbands=-6,
    convergence={'energy': 1e-6},
    txt='scf.txt',
)
atoms.get_potential_energy()
atoms.get_forces()

from ase.optimize import BFGS

BFGS(atoms).run(fmax=0.02)
