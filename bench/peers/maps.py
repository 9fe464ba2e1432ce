"""The peers' side of MapBenchmark: UMAP of umap-learn or t-SNE of scikit-learn, with their defaults, on all cores.

Usage: maps.py VALUES WIDTH COORDINATES umap|tsne ROUNDS
Reads rows of little-endian float32, draws the map several times over, writes the coordinates of the last as
little-endian float64, and prints one JSON object: version, and wall and processor seconds of each round. The first
round of umap-learn has numba's compiling in it.
"""

import importlib.metadata
import json
import sys
import time

import numpy

values, width, coordinates, method, rounds = sys.argv[1:6]
rows = numpy.fromfile(values, dtype="<f4").reshape(-1, int(width))
wall, processor = [], []
for _ in range(int(rounds)):
    started = time.perf_counter(), time.process_time()
    if method == "umap":
        import umap

        drawn = umap.UMAP().fit_transform(rows)
    else:
        from sklearn.manifold import TSNE

        drawn = TSNE(n_jobs=-1).fit_transform(rows)
    wall.append(time.perf_counter() - started[0])
    processor.append(time.process_time() - started[1])
drawn.astype("<f8").tofile(coordinates)
package = "umap-learn" if method == "umap" else "scikit-learn"
print(json.dumps({"version": f"{package} {importlib.metadata.version(package)}", "wall": wall, "processor": processor}))
