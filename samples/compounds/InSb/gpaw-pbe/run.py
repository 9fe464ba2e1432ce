import numpy as np
from ase import Atoms
from gpaw import GPAW, PW, FermiDirac

atoms = Atoms(
    ['In', 'Sb'],
    cell=[[0.0, 3.2397, 3.2397], [3.2397, 0.0, 3.2397], [3.2397, 3.2397, 0.0]],
    scaled_positions=[[0.0, 0.0, 0.0], [0.25, 0.25, 0.25]],
    pbc=True,
)
atoms.calc = GPAW(
    mode=PW(500),
    xc='PBE',
    kpts={'size': (8, 8, 8), 'gamma': True},
    occupations=FermiDirac(0.1),
    nbands=-4,
    convergence={'energy': 1e-6},
    txt='scf.txt',
)
atoms.get_potential_energy()
atoms.get_forces()
atoms.get_stress()

from gpaw.dos import DOSCalculator

dense = atoms.calc.fixed_density(kpts={'size': (12, 12, 12), 'gamma': True}, txt='dos.txt')
dos = DOSCalculator.from_calculator(dense)
energies = np.linspace(-25.0, 15.0, 801)
columns = [energies] + [dos.raw_dos(energies, spin=spin, width=0.0) for spin in (None,)]
np.savetxt('dos.dat', np.transpose(columns), fmt='%.6f', header='energy relative to the Fermi level (eV)  density of states (1/eV) per spin channel')
