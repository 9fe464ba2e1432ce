"""The peer's side of CompositionBenchmark: Magpie features of formulas by matminer.

Reads formulas, one a line, featurizes them several times over in one thread, and prints one JSON object: the processor
seconds of each round, the features, and where matminer keeps its tables of the elements.
"""

import importlib.metadata
import json
import sys
import time
from pathlib import Path

import matminer
from matminer.featurizers.composition import ElementProperty
from pymatgen.core import Composition


def main(formulas_file, rounds):
    formulas = Path(formulas_file).read_text().split()
    featurizer = ElementProperty.from_preset("magpie", impute_nan=True)
    features = [featurizer.featurize(Composition(formula)) for formula in formulas]
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        for formula in formulas:
            featurizer.featurize(Composition(formula))
        seconds.append(time.process_time() - start)
    tables = Path(matminer.__file__).parent / "utils" / "data_files" / "magpie_elementdata"
    json.dump(
        {
            "matminer": importlib.metadata.version("matminer"),
            "seconds": seconds,
            "tables": str(tables),
            "features": [[float(value) for value in row] for row in features],
        },
        sys.stdout,
    )


main(sys.argv[1], int(sys.argv[2]))
