"""A Gaussian process of scikit-learn on the table that GaussianBenchmark wrote: features standardised, last column the target.

Usage: gaussian.py TABLE   Prints wall and processor time of one search for hyper-parameters and of predictions with uncertainty.
"""

import sys
import time

import numpy
import sklearn
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, WhiteKernel

table = numpy.loadtxt(sys.argv[1], delimiter=",")
x, y = table[:, :-1], table[:, -1]
kernel = ConstantKernel(1) * RBF(x.shape[1] ** 0.5) + WhiteKernel(0.1)
wall, processor = time.perf_counter(), time.process_time()
model = GaussianProcessRegressor(kernel).fit(x, y)
wall, processor = time.perf_counter() - wall, time.process_time() - processor
start = time.perf_counter()
model.predict(x, return_std=True)
predicting = time.perf_counter() - start
print(
    f"scikit-learn {sklearn.__version__}: {len(y)} rows, {x.shape[1]} features: fit {wall:.2f} s (processor {processor:.2f} s), "
    f"predict with uncertainty {predicting:.2f} s, {model.kernel_}"
)
