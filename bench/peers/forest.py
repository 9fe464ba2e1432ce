"""Random forests of scikit-learn on the table that ForestBenchmark wrote: first column the fold, last the target.

Usage: forest.py TABLE [max_features...]   Prints wall and processor time of fitting 500 trees on all rows, on all cores,
and the mean absolute error over the folds. 1.0 is scikit-learn's default, 0.33 Lodestone's.
"""

import sys
import time

import numpy
import sklearn
from sklearn.ensemble import RandomForestRegressor

table = numpy.loadtxt(sys.argv[1], delimiter=",")
fold, x, y = table[:, 0], table[:, 1:-1], table[:, -1]
for share in [float(word) for word in sys.argv[2:]] or [1.0, 0.33]:
    def forest():
        return RandomForestRegressor(500, max_features=share, n_jobs=-1, random_state=1)

    wall, processor = time.perf_counter(), time.process_time()
    fitted = forest().fit(x, y)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    start = time.process_time()
    fitted.predict(x)
    predicting = time.process_time() - start
    errors = [
        numpy.abs(forest().fit(x[fold != f], y[fold != f]).predict(x[fold == f]) - y[fold == f]).mean()
        for f in numpy.unique(fold)
    ]
    print(
        f"scikit-learn {sklearn.__version__}, max_features={share}: fit {wall:.2f} s, processor {processor:.2f} s; "
        f"predict {len(y) / predicting:.0f} rows per processor second; MAE {numpy.mean(errors):.4f}",
        flush=True,
    )
