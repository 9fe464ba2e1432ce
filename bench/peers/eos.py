"""Equations of state that ASE fits to seven energies of aluminium, as EquationOfStateTest expects them.

Run: target/peers/bin/python bench/peers/eos.py
"""

from ase.eos import EquationOfState

VOLUMES = [14.824542, 15.373597, 15.922659, 16.471718, 17.020779, 17.569833, 18.118888]
ENERGIES = [-3.69150886, -3.71997361, -3.73569569, -3.74054982, -3.73649743, -3.72522301, -3.70788383]

for form in ["birchmurnaghan", "vinet", "murnaghan", "pouriertarantola"]:
    fit = EquationOfState(VOLUMES, ENERGIES, eos=form)
    fit.fit(warn=False)
    energy, modulus, derivative, volume = (float(x) for x in fit.eos_parameters)
    print(f"{form}, {energy:.8f}, {volume:.6f}, {modulus:.8f}, {derivative:.5f}")
