"""How far from converged are the cut-offs of elements.tsv? Runs Quantum ESPRESSO on coarse meshes and prints the error.

For each material that the plan computes with GTH potentials (or those named on the command line), the energy at its
cut-off minus the energy at 1.5 times that.
"""

import re
import shutil
import subprocess
import sys
from dataclasses import replace

from codes import qe
from plan import read_planned
from run import SCRATCH

POINTS = (3, 3, 3)  # a cut-off converges alike on every mesh
FINER = 1.5


def main(wanted: list[str]) -> None:
    planned = [c for c in read_planned() if c.code == "qe" and c.potentials == "gth" and c.functional == "pbe"]
    materials = {calculation.material.name: calculation for calculation in planned}
    print(f"{'material':10} {'cut-off (Ha)':>12} {'error (meV/atom)':>17}")
    for name, calculation in materials.items():
        if wanted and name not in wanted:
            continue
        calculation = replace(calculation, steps=("scf",))
        folder = SCRATCH / "cutoffs" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        qe.write(calculation, folder)
        text = (folder / "pw.in").read_text(encoding="ascii")
        text = re.sub(r"K_POINTS automatic\n.*", "K_POINTS automatic\n%d %d %d 0 0 0" % POINTS, text)
        text = re.sub(r"  tstress.*\n|  tprnfor.*\n", "", text)
        cutoff = float(re.search(r"ecutwfc = (\S+)", text)[1])
        energies = []
        for factor in (1.0, FINER):
            finer = re.sub(r"(ecut\w+) = (\S+)", lambda match: f"{match[1]} = {float(match[2]) * factor}", text)
            (folder / "pw.in").write_text(finer, encoding="ascii")
            run = subprocess.run(["pw.x", "-in", "pw.in"], cwd=folder, check=True, capture_output=True, text=True)
            pattern, unit = qe.ENERGY
            energies.append(float(re.findall(pattern, run.stdout, re.MULTILINE)[-1]) * unit)
        error = 1000 * (energies[0] - energies[1]) / len(calculation.atoms)
        print(f"{name:10} {cutoff / 2:12.0f} {error:17.1f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
