"""Writes cases.json beside this file: what other programs say about the frame of a score.

    python3 -m venv venv && venv/bin/pip install scipy==1.17.1 pymcdm==1.4.0 pyrepo-mcda==0.1.15
    venv/bin/python tests/method/generate.py

Every case is {"method", "inputs", "value", "by"}; tests/method_numbers.rs runs all of them at 1e-9 relative. What no package
offers is answered another way than in the crate: exact fractions, linear programs, brute force.
"""

import itertools
import json
import math
import platform
import random
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pymcdm.normalizations as pymcdm_norm
import pymcdm.weights as pymcdm_weights
import pyrepo_mcda.weighting_methods as pyrepo
from scipy import optimize, stats

HERE = Path(__file__).parent
rng = random.Random(20260902)
cases = []


def case(by, method, inputs, value):
    cases.append({"method": method, "inputs": plain(inputs), "value": plain(value), "by": by})


def plain(value):
    if isinstance(value, dict):
        return {key: plain(it) for key, it in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(it) for it in value]
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, (int, np.integer)):
        return int(value)
    value = float(value)
    return None if math.isnan(value) else value


def uniform(n, low=0.0, high=1.0):
    return [round(rng.uniform(low, high), 4) for _ in range(n)]


def table(n, m, low=0.0, high=1.0):
    return [uniform(m, low, high) for _ in range(n)]


def with_gaps(x, share=0.25):
    """At least two values stay."""
    gaps = [None if rng.random() < share else it for it in x]
    gaps[0], gaps[-1] = x[0], x[-1]
    return gaps


def shares(w):
    w = np.array(w, dtype=float)
    return w / w.sum()


def spread(values, gaps):
    """Values of the present cells, put back between the gaps."""
    values = iter(values)
    return [None if it is None else next(values) for it in gaps]


# Normalisation

for n in (2, 5, 12):
    gaps = with_gaps(uniform(n, -50, 900))
    x = np.array([it for it in gaps if it is not None])
    for direction in (1, -1):
        inputs = {"x": gaps, "direction": direction}
        case("pymcdm", "min_max", inputs, spread(pymcdm_norm.minmax_normalization(x, direction == -1), gaps))
        case("scipy", "z_score", inputs, spread(direction * stats.zscore(x, ddof=1), gaps))
        tied = [None if it is None else round(it, -2) for it in gaps]
        ranks = stats.rankdata([direction * it for it in tied if it is not None])
        case("scipy", "percentile_rank", {"x": tied, "direction": direction}, spread((ranks - 1) / (len(ranks) - 1), tied))
        positive = [None if it is None else abs(it) + 1 for it in gaps]
        y = np.array([it for it in positive if it is not None])
        leader = pymcdm_norm.linear_normalization(y, direction == -1)
        case("pymcdm", "share_of_leader", {"x": positive, "direction": direction}, spread(leader, positive))
for baseline, target in ((0, 0.25), (24, 2), (-3, 9.5)):
    x = uniform(6, -4, 26)
    free = (np.array(x) - baseline) / (target - baseline)
    case("numpy", "goalposts", {"x": x, "baseline": baseline, "target": target}, np.clip(free, 0, 1))
    case("numpy", "goalposts", {"x": x, "baseline": baseline, "target": target, "truncate": False}, free)

# Outliers


def passes(x, skew_limit, kurtosis_limit):
    if len(set(x)) < 2:
        return True
    skew, kurtosis = stats.skew(x, bias=False), stats.kurtosis(x, bias=False)
    return not (abs(skew) >= skew_limit and kurtosis >= kurtosis_limit)


def winsorised(x, skew_limit, kurtosis_limit, most):
    """COINr's loop: equal values move together."""
    x, original = list(x), list(x)
    while not passes(x, skew_limit, kurtosis_limit) and sum(a != b for a, b in zip(x, original)) < most:
        edge, pick = (max(x), max) if stats.skew(x) >= 0 else (min(x), min)
        x = [pick(it for it in x if it != edge) if it == edge else it for it in x]
    return x, sum(a != b for a, b in zip(x, original))


for n in (4, 10, 25):
    x = [round(math.exp(rng.gauss(0, 1.6)), 4) for _ in range(n)]
    case("scipy", "skewness", {"x": x + [None]}, stats.skew(x, bias=False))
    case("scipy", "excess_kurtosis", {"x": [None] + x}, stats.kurtosis(x, bias=False))
    for sign, most in ((1, 5), (-1, 5), (1, 1)):
        signed = [sign * it for it in x]
        treated, points = winsorised(signed, 2, 3.5, most)
        case("scipy", "winsorise", {"x": signed, "maxPoints": most}, {"x": treated, "pointsChanged": points})
    treated, points = winsorised(x, 0.5, 0.5, 9)
    inputs = {"x": x, "skewLimit": 0.5, "kurtosisLimit": 0.5, "maxPoints": 9}
    case("scipy", "winsorise", inputs, {"x": treated, "pointsChanged": points})
    shifted = np.log(np.array(x) - min(x) + 0.01 * (max(x) - min(x)))
    case("numpy", "log_shifted", {"x": x, "shiftShareOfRange": 0.01}, shifted)
ties = [1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 60, 60, 90]
treated, points = winsorised(ties, 2, 3.5, 5)
case("scipy", "winsorise", {"x": ties}, {"x": treated, "pointsChanged": points})

# Means


def means(x, w):
    present = [(value, weight) for value, weight in zip(x, w) if value is not None]
    values, weights = np.array([it[0] for it in present]), np.array([it[1] for it in present])
    return {
        "arithmetic": np.average(values, weights=weights),
        "geometric": stats.gmean(values, weights=weights),
        "harmonic": stats.hmean(values, weights=weights),
    }


for n in (1, 3, 7):
    w = uniform(n, 0.1, 9)
    for x in (uniform(n, 0.01, 1), with_gaps(uniform(n, 0.01, 1))):
        for kind, value in means(x, w).items():
            case("scipy", "weighted_mean", {"x": x, "w": w, "kind": kind}, value)
        case("numpy", "coverage", {"x": x, "w": w}, sum(b for a, b in zip(x, w) if a is not None) / sum(w))

# Weights from the data


def eigen(matrix):
    values, vectors = np.linalg.eig(np.array(matrix, dtype=float))
    first = np.argmax(values.real)
    vector = np.abs(vectors[:, first].real)
    return values[first].real, vector / vector.sum()


def consistency(matrix):
    m = len(matrix)
    value, w = eigen(matrix)
    off = {(i, j): abs(math.log(matrix[i][j] * w[j] / w[i])) for i in range(m) for j in range(i + 1, m)}
    i, j = max(off, key=off.get)
    return {
        "weights": w,
        "lambdaMax": value,
        "consistencyIndex": (value - m) / (m - 1),
        "consistencyRatio": (value - m) / (2.7699 * m - 4.3513 - m) if m > 2 else 0,
        "worst": {"row": i, "column": j, "given": matrix[i][j], "implied": w[i] / w[j]},
    }


def comparisons(m):
    matrix = [[1.0] * m for _ in range(m)]
    for i in range(m):
        for j in range(i + 1, m):
            times = rng.choice([1, 2, 3, 4, 5, 6, 7, 8, 9])
            matrix[i][j], matrix[j][i] = (times, 1 / times) if rng.random() < 0.5 else (1 / times, times)
    return matrix


for n, m in ((3, 2), (6, 4), (15, 8)):
    matrix = np.array(table(n, m, 1, 100))
    case("pymcdm", "entropy", {"matrix": matrix}, pymcdm_weights.entropy_weights(matrix))
    case("pyrepo-mcda", "entropy", {"matrix": matrix, "direction": [1] * m}, pyrepo.entropy_weighting(matrix))
    case("pymcdm", "critic", {"matrix": matrix, "direction": 1}, pymcdm_weights.critic_weights(matrix))
    directions = [rng.choice([1, -1]) for _ in range(m)]
    turned = matrix * np.array(directions)
    case("pyrepo-mcda", "critic", {"matrix": matrix, "direction": directions}, pyrepo.critic_weighting(turned))
for m in (4, 5, 9, 20):
    matrix = comparisons(m)
    case("numpy", "ahp", {"matrix": matrix}, consistency(matrix))
for m in (3, 6):
    people = [comparisons(m) for _ in range(3)]
    joined = stats.gmean(np.array(people), axis=0)
    case("scipy", "ahp_group", {"matrices": people}, {"matrix": joined, "weights": eigen(joined)[1]})
for ranks in ([1, 2, 3, 4], [3, 1, 2], [1, 1, 2], [2, 1, 2, 2, 5], [7, 7, 7]):
    m = len(ranks)
    by_place = [sum(1 / i for i in range(k, m + 1)) / m for k in range(1, m + 1)]
    low, high = stats.rankdata(ranks, "min").astype(int), stats.rankdata(ranks, "max").astype(int)
    shared = [np.mean(by_place[a - 1 : b]) for a, b in zip(low, high)]
    case("scipy", "rank_order_centroid", {"ranks": ranks}, shared)

# Ranks

for n in (1, 6, 30):
    score = with_gaps([rng.randint(0, n) for _ in range(n)])
    present = [-it for it in score if it is not None]
    for ties, method in (("competition", "min"), ("dense", "dense"), ("average", "average")):
        case("scipy", "ranks", {"score": score, "ties": ties}, spread(stats.rankdata(present, method), score))
for n in (4, 11, 60):
    x, y = [rng.randint(0, n) for _ in range(n)], [rng.randint(0, n // 2 + 1) for _ in range(n)]
    gaps_x, gaps_y = with_gaps(x, 0.1), with_gaps(y, 0.1)
    both = [(a, b) for a, b in zip(gaps_x, gaps_y) if a is not None and b is not None]
    a, b = zip(*both)
    case("scipy", "spearman", {"x": gaps_x, "y": gaps_y}, stats.spearmanr(a, b)[0])
    case("scipy", "kendall_tau_b", {"x": gaps_x, "y": gaps_y}, stats.kendalltau(a, b)[0])


def copeland(matrix, w):
    def sign(a, b):
        better = tie = shared = Fraction(0)
        for x, y, weight in zip(a, b, w):
            if x is not None and y is not None:
                weight = Fraction(weight)
                shared += weight
                better += weight if x > y else 0
                tie += weight if x == y else 0
        if not shared:
            return 0
        o = (better + tie / 2) / shared
        return (o > Fraction(1, 2)) - (o < Fraction(1, 2))

    return [sum(sign(a, b) for j, b in enumerate(matrix) if j != i) for i, a in enumerate(matrix)]


def rank_bounds(matrix, w):
    """Every missing cell at 0 and at 1, all together."""
    w = [Fraction(it) for it in w]
    gaps = [(i, j) for i, row in enumerate(matrix) for j, it in enumerate(row) if it is None]
    best, worst = [len(matrix)] * len(matrix), [1] * len(matrix)
    for fill in itertools.product((0, 1), repeat=len(gaps)):
        full = [[Fraction(0) if it is None else Fraction(it) for it in row] for row in matrix]
        for (i, j), value in zip(gaps, fill):
            full[i][j] = Fraction(value)
        score = [sum(a * b for a, b in zip(row, w)) for row in full]
        for i, own in enumerate(score):
            rank = 1 + sum(other > own for other in score)
            best[i], worst[i] = min(best[i], rank), max(worst[i], rank)
    return {"best": best, "worst": worst}


for n, m in ((3, 3), (6, 4), (8, 5)):
    matrix = [[rng.choice([None, 1, 2, 3, 4]) for _ in range(m)] for _ in range(n)]
    w = [rng.randint(1, 9) for _ in range(m)]
    case("fractions", "copeland", {"matrix": matrix, "w": w}, copeland(matrix, w))
    cells = [[None if rng.random() < 0.2 else round(rng.random(), 2) for _ in range(m)] for _ in range(n)]
    case("brute force", "rank_bounds", {"matrix": cells, "w": w}, rank_bounds(cells, w))

# Robustness


def win_probability(difference, alpha):
    """The divided difference of max(x, 0)^(M - 1) over every D, alpha times each (Curry and Schoenberg 1966): exact,
    also with equal nodes, which take derivatives."""
    nodes = sorted(Fraction(d) for d, a in zip(difference, alpha) for _ in range(a))
    degree = len(nodes) - 1
    if all(it == 0 for it in nodes):
        return 0.5

    def derivative(x, k):
        falling = math.prod(range(degree - k + 1, degree + 1))
        return falling * x ** (degree - k) if x > 0 else Fraction(0)

    column = [derivative(x, 0) for x in nodes]
    for k in range(1, len(nodes)):
        column = [
            derivative(nodes[i], k) / math.factorial(k)
            if nodes[i + k] == nodes[i]
            else (column[i + 1] - column[i]) / (nodes[i + k] - nodes[i])
            for i in range(len(nodes) - k)
        ]
    return float(column[0])


def expected_rank(scores, alpha):
    beats = lambda a, b: win_probability([Fraction(x) - Fraction(y) for x, y in zip(a, b)], alpha)
    return [1 + sum(beats(b, a) for j, b in enumerate(scores) if j != i) for i, a in enumerate(scores)]


for difference, alpha in (
    ([0.3, -0.1], [1, 1]),
    ([0.3, -0.1, 0.2], [1, 4, 2]),
    ([0.001, 0.0011, -0.0009, -1], [3, 3, 3, 3]),
    ([0.5, 0.5, -0.5, -0.5], [2, 3, 4, 1]),
    ([0, 0.25, -0.75], [5, 2, 1]),
    ([1e-9, -1, 1], [1, 1, 1]),
    ([-0.9, -0.2, 0.01], [9, 9, 1]),
    ([0.2, 0.1, 0.3], [1, 1, 1]),
    ([-0.2, -0.1, 0], [1, 1, 1]),
    ([0, 0], [1, 2]),
    (uniform(12, -1, 1), [3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2]),
    (uniform(20, -1, 1), [2] * 20),
):
    case("fractions", "win_probability", {"difference": difference, "alpha": alpha}, win_probability(difference, alpha))
for n, m in ((2, 3), (5, 4), (9, 3)):
    scores, alpha = table(n, m), [rng.randint(1, 6) for _ in range(m)]
    case("fractions", "expected_rank", {"scores": scores, "alpha": alpha}, expected_rank(scores, alpha))


def moved(w, j, t):
    others = np.delete(w, j)
    return np.insert(others / others.sum() * (1 - t), j, t)


def flip_points(a, b, w):
    """Triantaphyllou and Sánchez's change of one weight, rescaled."""
    a, b, w = np.array(a), np.array(b), shares(w)
    points = []
    for j in range(len(w)):
        if a[j] == b[j]:
            points.append(1.0)
            continue
        delta = (w @ b - w @ a) / (b[j] - a[j])
        t = (w[j] - delta) / (1 - delta)
        points.append(t if 0 <= t <= 1 else None)
    return points


def stability(scores, w):
    scores, w = np.array(scores), shares(w)
    leader = int(np.argmax(scores @ w))
    intervals = []
    for j in range(len(w)):
        lead = lambda t, b: moved(w, j, t) @ (scores[leader] - scores[b])
        low, high = 0.0, 1.0
        for b in range(len(scores)):
            if b == leader:
                continue
            if lead(0, b) < 0:
                low = max(low, optimize.brentq(lead, 0, w[j], args=(b,), xtol=1e-16, rtol=1e-15))
            if lead(1, b) < 0:
                high = min(high, optimize.brentq(lead, w[j], 1, args=(b,), xtol=1e-16, rtol=1e-15))
        intervals.append([low, high])
    return {"leader": leader, "intervals": intervals}


def smallest_reallocation(a, b, w):
    """A linear program over what each weight gains and loses."""
    w, m = shares(w), len(w)
    gain = np.array(b) - np.array(a)
    if gain @ w >= 0:
        return {"amount": 0.0, "change": [0.0] * m}
    found = optimize.linprog(
        np.r_[np.zeros(m), np.ones(m)],
        A_eq=[np.r_[np.ones(m), -np.ones(m)], np.r_[gain, -gain]],
        b_eq=[0, -(gain @ w)],
        bounds=[(0, None)] * m + [(0, it) for it in w],
    )
    return {"amount": found.fun, "change": found.x[:m] - found.x[m:]} if found.status == 0 else None


def tornado(row, w, change):
    row, w = np.array(row), shares(w)
    ends = [[moved(w, j, np.clip(w[j] * (1 + sign * change), 0, 1)) @ row for sign in (-1, 1)] for j in range(len(w))]
    return {"base": w @ row, "ranges": [sorted(it) for it in ends]}


for m in (2, 3, 6, 12):
    for _ in range(3):
        a, b, w = uniform(m), uniform(m), uniform(m, 0.5, 9)
        if shares(w) @ np.array(a) < shares(w) @ np.array(b):
            a, b = b, a
        case("numpy", "flip_point", {"a": a, "b": b, "w": w}, flip_points(a, b, w))
        inputs = {"leader": a, "challenger": b, "w": w}
        case("scipy linprog", "smallest_reallocation", inputs, smallest_reallocation(a, b, w))
    scores, w = table(m + 2, m), uniform(m, 0.5, 9)
    case("scipy brentq", "stability", {"scores": scores, "w": w}, stability(scores, w))
    row = uniform(m)
    case("numpy", "tornado", {"row": row, "w": w}, tornado(row, w, 0.2))
    case("numpy", "tornado", {"row": row, "w": w, "relativeChange": 1.5}, tornado(row, w, 1.5))
case("scipy linprog", "smallest_reallocation", {"leader": [0.9, 0.8], "challenger": [0.1, 0.2], "w": [1, 2]}, None)

# Explanation

for m in (2, 5):
    a, b, w = uniform(m, 0.05, 1), uniform(m, 0.05, 1), uniform(m, 0.5, 9)
    parts = shares(w) * (np.array(a) - np.array(b))
    case("numpy", "difference_arithmetic", {"a": a, "b": b, "w": w}, {"total": parts.sum(), "parts": parts})
    big, small = stats.gmean(a, weights=w), stats.gmean(b, weights=w)
    parts = (big - small) / math.log(big / small) * shares(w) * np.log(np.array(a) / np.array(b))
    case("scipy", "difference_geometric", {"a": a, "b": b, "w": w}, {"total": big - small, "parts": parts})
    exposure = [np.array(uniform(m, 10, 900)) for _ in range(2)]
    rate = [np.array(uniform(m, 0, 0.2)) for _ in range(2)]
    share = [it / it.sum() for it in exposure]
    case(
        "numpy",
        "rate_and_mix",
        {"exposureBefore": exposure[0], "rateBefore": rate[0], "exposureAfter": exposure[1], "rateAfter": rate[1]},
        {
            "before": np.average(rate[0], weights=exposure[0]),
            "after": np.average(rate[1], weights=exposure[1]),
            "ratePart": ((share[0] + share[1]) / 2) @ (rate[1] - rate[0]),
            "mixPart": ((rate[0] + rate[1]) / 2) @ (share[1] - share[0]),
        },
    )
    before, after, weights_before, weights_after = (np.array(uniform(m, 0.1, 1)) for _ in range(4))
    v, w = shares(weights_before), shares(weights_after)
    case(
        "numpy",
        "score_and_weight_change",
        {"scoreBefore": before, "scoreAfter": after, "weightsBefore": weights_before, "weightsAfter": weights_after},
        {"total": after @ w - before @ v, "scorePart": (v + w) / 2 @ (after - before), "weightPart": (before + after) / 2 @ (w - v)},
    )
    matrix, w = np.array(table(8, m)), uniform(m, 0.5, 9)
    y = matrix @ shares(w)
    influence = [shares(w)[j] * np.cov(matrix[:, j], y)[0, 1] / np.var(y, ddof=1) for j in range(m)]
    gap = matrix.tolist() + [[None] + [1.0] * (m - 1)]
    case("numpy", "influence", {"matrix": gap, "w": w}, influence)

versions = {name: version(name) for name in ("numpy", "scipy", "pymcdm", "pyrepo-mcda")}
lines = ",\n".join(json.dumps(it, separators=(",", ":")) for it in cases)
header = json.dumps({"python": platform.python_version(), **versions})
(HERE / "cases.json").write_text(f'{{"versions": {header}, "cases": [\n{lines}\n]}}\n')
print(len(cases), "cases")
