"""TreeSHAP of the shap package on the very trees and rows that TreeShapBenchmark wrote.

Usage: treeshap.py FOLDER [rows]   Prints wall and processor time and the largest difference of the values.
"""

import pathlib
import sys
import time

import numpy
import shap

folder = pathlib.Path(sys.argv[1])
data = numpy.fromfile(folder / "trees.f8", dtype=">f8").astype(float)
at = 1
trees = []
for _ in range(int(data[0])):
    size = int(data[at])
    feature, threshold, left, right, cover, value = data[at + 1 : at + 1 + 6 * size].reshape(6, size)
    at += 1 + 6 * size
    leaf = feature < 0
    left, right = numpy.where(leaf, -1, left).astype(int), numpy.where(leaf, -1, right).astype(int)
    # Inner nodes hold the mean of what is below them, as in scikit-learn.
    for node in range(size - 1, -1, -1):
        if not leaf[node]:
            below = [left[node], right[node]]
            value[node] = numpy.dot(value[below], cover[below]) / cover[below].sum()
    trees.append(
        {
            "children_left": left,
            "children_right": right,
            "children_default": left,
            "features": numpy.where(leaf, -2, feature).astype(int),
            "thresholds": threshold,
            "values": value.reshape(-1, 1),
            "node_sample_weight": cover,
        }
    )
data = numpy.fromfile(folder / "rows.f8", dtype=">f8").astype(float)
rows, width = int(data[0]), int(data[1])
x = data[2 : 2 + rows * width].reshape(rows, width)
ours = data[2 + rows * width : 2 + 2 * rows * width].reshape(rows, width)
base = data[-1]
if len(sys.argv) > 2:
    rows = min(rows, int(sys.argv[2]))
    x, ours = x[:rows], ours[:rows]
model = {"trees": trees, "internal_dtype": numpy.float64, "input_dtype": numpy.float64}
explainer = shap.TreeExplainer(model, feature_perturbation="tree_path_dependent")
explainer.shap_values(x[:1], check_additivity=False)
wall, processor = time.perf_counter(), time.process_time()
theirs = explainer.shap_values(x, check_additivity=False)
wall, processor = time.perf_counter() - wall, time.process_time() - processor
difference = numpy.abs(theirs.reshape(rows, width) - ours).max()
print(
    f"shap {shap.__version__}: {len(trees)} trees, {rows} rows in {wall:.3f} s, processor {processor:.3f} s, "
    f"{1000 * processor / rows:.3f} ms a row; largest difference of a value {difference:.1e}, "
    f"of the base {abs(float(numpy.ravel(explainer.expected_value)[0]) - base):.1e}"
)
