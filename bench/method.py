"""The jobs of method.rs with numpy, one with pymcdm: the same numbers, the same answers. One job a line in; milliseconds and answer out."""

import sys
from time import perf_counter

import numpy as np
from pymcdm.methods import WSM
from pymcdm.normalizations import minmax_normalization

CRITERIA, DRAWS = 12, 10_000
ALPHA = np.array([3] * 8 + [2] * 4)
BASELINE, TARGET, GAPS = 0.1, 0.9, 20
WEIGHTS = np.arange(1, CRITERIA + 1) / 78.0


def chance(state=1):
    """Marsaglia's xorshift with 32 bits."""
    while True:
        state ^= state << 13 & 0xFFFFFFFF
        state ^= state >> 17
        state ^= state << 5 & 0xFFFFFFFF
        yield state / 4_294_967_296.0


source = chance()
COMPLETE = np.array([[next(source) for _ in range(CRITERIA)] for _ in range(1_000)])
GAPPY = np.array([[v if next(source) * GAPS >= 1 else np.nan for v in (next(source) for _ in range(CRITERIA))] for _ in range(10_000)])


def draws():
    """Weights, scores, places, and how often each row takes each place."""
    rows = COMPLETE[:40]
    t0 = perf_counter()
    weights = np.random.default_rng(1).dirichlet(np.ones(CRITERIA), DRAWS)
    t1 = perf_counter()
    scores = weights @ rows.T
    t2 = perf_counter()
    order = np.argsort(-scores, axis=1)
    counts = np.zeros((40, 40), dtype=np.int64)
    for place in range(40):
        counts[:, place] = np.bincount(order[:, place], minlength=40)
    t3 = perf_counter()
    expected = counts @ np.arange(1, 41) / DRAWS
    return expected[0], {"dirichlet": t1 - t0, "matmul": t2 - t1, "rank": t3 - t2}


def head_to_head(n):
    """The recursion of probability.rs, for all pairs with the same number of won criteria at once."""
    rows = COMPLETE[:n]
    a, b = np.triu_indices(n, 1)
    expected = np.ones(n)
    for start in range(0, len(a), 20_000):
        i, j = a[start : start + 20_000], b[start : start + 20_000]
        difference = np.repeat(rows[i] - rows[j], ALPHA, axis=1)
        difference = -np.sort(-difference, axis=1)
        wins = (difference > 0).sum(axis=1)
        probability = np.empty(len(i))
        for k in np.unique(wins):
            of = wins == k
            probability[of] = lattice(difference[of, :k].T, difference[of, k:].T)
        np.add.at(expected, i, 1 - probability)
        np.add.at(expected, j, probability)
    return expected[0], {}


def lattice(wins, losses):
    pairs = wins.shape[1]
    row = np.zeros((len(losses), pairs))
    for u in wins:
        left = np.ones(pairs)
        for at, v in enumerate(losses):
            left = row[at] = (u * left - v * row[at]) / (u - v)
    return row[-1] if len(losses) else np.ones(pairs)


def normalise():
    return np.clip((GAPPY - BASELINE) / (TARGET - BASELINE), 0, 1)


def weigh(normalised, minimum_coverage=0.65):
    """Average over what is present, coverage, bounds for what is missing, ranks."""
    present = ~np.isnan(normalised)
    coverage = present @ WEIGHTS
    low = 100 * (np.where(present, normalised, 0) @ WEIGHTS)
    high = low + 100 * (1 - coverage)
    covered = coverage + 1e-12 >= minimum_coverage
    scores = np.where(covered, low / coverage, np.nan)
    return np.nansum(scores * ranks(scores)), {}


def core():
    """Normalise, average over what is present, rank."""
    normalised = normalise()
    present = ~np.isnan(normalised)
    scores = 100 * (np.where(present, normalised, 0) @ WEIGHTS) / (present @ WEIGHTS)
    return np.nansum(scores * ranks(scores)), {}


def complete():
    """What pymcdm does in one call: min-max, weighted sum, ranks; it knows no gaps."""
    method = WSM(minmax_normalization)
    scores = 100 * method(FILLED, WEIGHTS, np.ones(CRITERIA))
    return (scores * method.rank(scores)).sum(), {}


def ranks(scores):
    """Competition ranks; NaN comes last."""
    order = np.argsort(-scores)
    ordered = scores[order]
    first = np.concatenate(([True], ordered[1:] != ordered[:-1]))
    places = np.empty(len(scores))
    places[order] = np.maximum.accumulate(np.where(first, np.arange(1, len(scores) + 1), 0))
    return places


NORMALISED = normalise()
FILLED = np.nan_to_num(GAPPY, nan=0.5)

JOBS = {
    "draws": draws,
    "head_to_head_40": lambda: head_to_head(40),
    "head_to_head_1000": lambda: head_to_head(1_000),
    "core": core,
    "complete": complete,
    "score": lambda: weigh(normalise()),
    "weigh": lambda: weigh(NORMALISED),
}

for line in sys.stdin:
    start = perf_counter()
    answer, parts = JOBS[line.strip()]()
    milliseconds = 1000 * (perf_counter() - start)
    print(milliseconds, float(answer), *(f"{name}={1000 * seconds}" for name, seconds in parts.items()), flush=True)
