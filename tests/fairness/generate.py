"""Writes cases.json beside this file: what scipy and numpy say about fair comparisons of whole tables.

    python3 -m venv venv && venv/bin/pip install scipy==1.17.1 numpy==2.4.6
    venv/bin/python tests/fairness/generate.py

Every case is a table of accounts (followers, one or several posts with interactions) and, for each account, what a line
through sizes lets expect, the funnel limits and the shrunken rate. tests/fairness.rs compares all of it at 1e-9 relative.
"""

import json
import random
from pathlib import Path

import numpy as np
from scipy import stats

HERE = Path(__file__).parent
rng = random.Random(20261126)


def accounts(n, posts, spread, alike=False):
    """Rates fall with size, unless all are alike; posts vary beyond chance where `spread` is above 0."""
    table = []
    for _ in range(n):
        followers = int(10 ** rng.uniform(2.5, 5.5))
        rate = 0.05 if alike else 0.3 * followers**-0.3 * rng.uniform(0.6, 1.6)
        counts = []
        for _ in range(posts):
            mean = followers / posts * rate * (1 + spread * rng.expovariate(1.0)) / (1 + spread)
            counts.append(int(np.random.default_rng(rng.getrandbits(32)).poisson(mean)))
        table.append((followers, counts))
    return table


def interpolated_poisson(exposure, target, p):
    """Spiegelhalter 2005: the quantile, less the share of its last step that was not needed."""
    mean = exposure * target
    k = stats.poisson.ppf(p, mean)
    return max(0.0, (k - (stats.poisson.cdf(k, mean) - p) / stats.poisson.pmf(k, mean)) / exposure)


def expected(table):
    followers = np.array([it[0] for it in table], float)
    counts = np.array([sum(it[1]) for it in table], float)
    posts = len(table[0][1])
    # Each post has its own base, so that a row of P posts is followers × P in one, and the rate is per post.
    exposure = followers * posts
    rate = counts / exposure
    phi = None
    if posts > 1:
        squares = sum(
            sum((y - sum(ys) / posts) ** 2 / (sum(ys) / posts) for y in ys) for _, ys in table if sum(ys) > 0
        )
        phi = max(1.0, squares / sum(posts - 1 for _, ys in table if sum(ys) > 0))
    # Size: scipy's line and the textbook's prediction interval.
    x, y = np.log(followers), np.log(rate)
    line = stats.linregress(x, y)
    n = len(x)
    residual = y - line.intercept - line.slope * x
    sd = np.sqrt((residual**2).sum() / (n - 2))
    reach = stats.t.ppf(0.975, n - 2) * sd * np.sqrt(1 + 1 / n + (x - x.mean()) ** 2 / ((x - x.mean()) ** 2).sum())
    centre = line.intercept + line.slope * x
    # Funnel.
    target = counts.sum() / exposure.sum()
    z = (counts - exposure * target) / np.sqrt(exposure * target)
    held = np.clip(z, np.quantile(z, 0.1), np.quantile(z, 0.9))
    spread = (held**2).mean()
    inflated = bool(n * spread > n + 2 * np.sqrt(2 * n))
    wider = np.sqrt(spread) if inflated else 1.0
    limits = [
        [max(0.0, target + (interpolated_poisson(e, target, p) - target) * wider) for p in (0.025, 0.975)]
        for e in exposure
    ]
    # Shrinkage by moments, on counts divided by phi.
    d = phi or 1.0
    c, e = counts / d, exposure / d
    m = c.sum() / e.sum()
    a = (e * (c / e - m) ** 2).sum() / e.sum() - m / e.mean()
    chance_alone = a <= 0
    alpha, beta = (1.0, 1.0) if chance_alone else (m * m / a, m / a)
    return {
        "phi": phi,
        "needed": float((stats.norm.ppf(0.975) / np.log(1.1)) ** 2 * d),
        "slope": line.slope,
        "residualSd": float(sd),
        "target": float(target),
        "funnelPhi": float(spread),
        "inflated": inflated,
        "between": 0.0 if chance_alone else float(a),
        "rows": [
            {
                "value": float(rate[i]),
                "expected": float(np.exp(centre[i])),
                "low": float(np.exp(centre[i] - reach[i])),
                "high": float(np.exp(centre[i] + reach[i])),
                "index": float(np.exp(residual[i])),
                "limits": [float(it) for it in limits[i]],
                "shrunk": float(m if chance_alone else (c[i] + alpha) / (e[i] + beta)),
                "interval": None
                if chance_alone
                else [float(stats.gamma.ppf(p, c[i] + alpha, scale=1 / (e[i] + beta))) for p in (0.025, 0.975)],
                "ownWeight": 0.0 if chance_alone else float(e[i] / (e[i] + beta)),
            }
            for i in range(n)
        ],
    }


cases = []
for n, posts, spread, alike in [(12, 1, 0.0, False), (15, 4, 0.0, False), (20, 3, 2.0, False), (11, 1, 0.0, True)]:
    table = accounts(n, posts, spread, alike)
    cases.append({"table": table, **expected(table)})
(HERE / "cases.json").write_text(json.dumps(cases, indent=1) + "\n")
