"""The electronic-structure codes.

Each module turns a Calculation into input files and knows what its code leaves behind:
PACKAGE (Debian's name), INPUTS and OUTPUTS (patterns of the files that are kept), MAIN (the output that
tells the total energy), CONVERGED (a regular expression that the main output of a converged run matches) and
write(calculation, folder), which writes the inputs and returns the command lines to run in that folder.
"""

from codes import abinit, cp2k, elk, gpaw, qe

CODES = {"gpaw": gpaw, "qe": qe, "abinit": abinit, "elk": elk, "cp2k": cp2k}
