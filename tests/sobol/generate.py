"""Writes cases.json beside this file: Sobol indices by SALib.

    python3 -m venv venv && venv/bin/pip install SALib==1.6.0 numpy==2.4.6
    venv/bin/python tests/sobol/generate.py

The Ishigami function (a = 7, b = 0.1) on few samples, and an additive and a multiplicative model: results under A, under B
and under the mixtures, with SALib's first and total indices, and its confidence (half the width at 95 %) from 100 resamples,
whose places stand there too, so that tests/sobol.rs can compare everything at 1e-9 relative.
"""

import json
from pathlib import Path

import numpy as np
from SALib.analyze import sobol as analyze
from SALib.sample import sobol as sample

HERE = Path(__file__).parent


def ishigami(x):
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


models = {
    "ishigami": (ishigami, [[-np.pi, np.pi]] * 3),
    "additive": (lambda x: 5 * x[:, 0] + 2 * x[:, 1] + 100, [[0, 1]] * 2),
    "product": (lambda x: x[:, 0] * x[:, 1] * x[:, 2] * x[:, 3], [[-1, 1]] * 4),
}
cases = []
for name, (model, bounds) in models.items():
    k = len(bounds)
    problem = {"num_vars": k, "names": [f"x{j}" for j in range(k)], "bounds": bounds}
    y = model(sample.sample(problem, 64, calc_second_order=False, seed=7))
    found = analyze.analyze(problem, y, calc_second_order=False, seed=7)
    each = y.reshape(-1, k + 2)
    cases.append(
        {
            "name": name,
            "a": each[:, 0].tolist(),
            "b": each[:, -1].tolist(),
            "ab": each[:, 1:-1].T.tolist(),
            "first": found["S1"].tolist(),
            "total": found["ST"].tolist(),
            "firstConf": found["S1_conf"].tolist(),
            "totalConf": found["ST_conf"].tolist(),
            # As analyze draws them: one column for each resample.
            "resamples": np.random.default_rng(7).integers(len(each), size=(len(each), 100)).T.tolist(),
        }
    )
(HERE / "cases.json").write_text(json.dumps(cases) + "\n")
