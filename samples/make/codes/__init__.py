"""The electronic-structure codes.

Each module turns a Calculation into input files and knows what its code leaves behind:

- PACKAGE, Debian's name of the code, INPUTS and OUTPUTS, patterns of the files that are kept, and MAIN, the output
  that tells the total energy; for codes that make equations of state also CURVE, a pattern of their main outputs, and
  seconds(output), the wall time that such an output tells;
- CONVERGED, a regular expression that the main output of a converged run matches, and ENERGY, one that captures the
  total energy, with its unit in eV;
- write(calculation, folder), which writes the inputs and returns the command lines to run in that folder;
- where the code writes a density of states: DOS, its file, read_dos(text), which returns energies relative to the
  Fermi level (eV) and states of both spins (1/eV), and valence(calculation, output), the electrons it should hold.
"""

from codes import abinit, cp2k, elk, gpaw, qe

CODES = {"gpaw": gpaw, "qe": qe, "abinit": abinit, "elk": elk, "cp2k": cp2k}
