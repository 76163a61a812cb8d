"""Writes cases.json and special.json beside this file: what scipy, statsmodels and mpmath say.

    python3 -m venv venv && venv/bin/pip install scipy==1.17.1 statsmodels==0.15.0 mpmath==1.4.1
    venv/bin/python tests/stats/generate.py

Every case is {"method", "inputs", "value"}; tests/stats.rs runs all of them at 1e-9 relative.
"""

import json
import math
import random
import sys
from pathlib import Path

import mpmath as mp
import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.rates import confint_poisson

mp.mp.dps = 50
HERE = Path(__file__).parent
rng = random.Random(20260901)
cases = []


def case(method, inputs, value):
    cases.append({"method": method, "inputs": plain(inputs), "value": plain(value)})


def plain(value):
    if isinstance(value, dict):
        return {key: plain(it) for key, it in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(it) for it in value]
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, np.bool_):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    value = float(value)
    return value if math.isfinite(value) else None


def near(ours, theirs, tolerance):
    assert np.allclose(np.array(ours, float), np.array(theirs, float), rtol=tolerance, atol=1e-15), (ours, theirs)


# Shares. The score interval in 50 digits, as statsmodels loses some for few successes among many; it must agree in what it keeps.
SHARES = [(0, 1), (1, 1), (0, 20), (1, 29), (15, 148), (81, 263), (20, 20), (19, 20), (3, 10), (5, 7), (500, 1000),
          (1, 10**6), (81, 27 * 10**6), (10**7, 3 * 10**7), (26999999, 27 * 10**6), (12.5, 40), (123456, 10**9)]
for k, n in SHARES:
    for confidence in (0.95, 0.8, 0.999):
        z = mp.sqrt(2) * mp.erfinv(mp.mpf(confidence))
        p = mp.mpf(k) / n
        half = z * mp.sqrt(p * (1 - p) / n + z**2 / (4 * mp.mpf(n) ** 2))
        ends = [(p + z**2 / (2 * n) - half) / (1 + z**2 / n), (p + z**2 / (2 * n) + half) / (1 + z**2 / n)]
        near(ends, proportion_confint(k, n, alpha=1 - confidence, method="wilson"), 1e-6)
        case("wilson", {"successes": k, "trials": n, "confidence": confidence}, ends)
        low, high = stats.beta(k + 0.5, n - k + 0.5).ppf((1 - confidence) / 2), stats.beta(k + 0.5, n - k + 0.5).isf((1 - confidence) / 2)
        case("jeffreys", {"successes": k, "trials": n, "confidence": confidence},
             [0 if k == 0 else low, 1 if k == n else high])

# Counts.
for y in (0, 1, 2, 3, 10, 50, 81, 100, 1234, 12345, 10**6, 10**7, 27 * 10**6, 10**9, 0.5, 7.25):
    for exposure, confidence in ((1, 0.95), (27 * 10**6, 0.95), (350.5, 0.9), (1000, 0.9999)):
        tail = (1 - confidence) / 2
        ends = [stats.chi2.ppf(tail, 2 * y) / 2 / exposure if y else 0, stats.chi2.isf(tail, 2 * y + 2) / 2 / exposure]
        if y and exposure == 1:
            near(ends, confint_poisson(y, exposure, method="exact-c", alpha=1 - confidence), 1e-9)
        case("garwood", {"count": y, "exposure": exposure, "confidence": confidence}, ends)

# Spread between posts.
def glm(count, exposure, confidence=0.95):
    model = sm.GLM(count, np.ones(len(count)), family=sm.families.Poisson(), exposure=exposure).fit(scale="X2", tol=1e-14)
    rate = float(np.sum(count) / np.sum(exposure))
    near([math.exp(model.params[0])], [rate], 1e-9)
    reach = stats.norm.isf((1 - confidence) / 2) * math.sqrt(model.scale / np.sum(count))
    near([math.log(rate) - reach, math.log(rate) + reach], model.conf_int(alpha=1 - confidence)[0], 1e-7)
    expected = rate * exposure
    phi = float(np.sum((count - expected) ** 2 / expected) / (len(count) - 1))
    near([phi], [model.scale], 1e-9)
    reach = stats.norm.isf((1 - confidence) / 2) * math.sqrt(phi / np.sum(count))
    return {"rate": rate, "phi": phi, "low": rate * math.exp(-reach), "high": rate * math.exp(reach)}


POSTS = [
    ([12, 3, 0, 45, 7, 9, 110, 2], [1] * 8),
    ([12, 3, 0, 45, 7, 9, 110, 2], [1000] * 8),
    ([10, 11, 9, 10], [100] * 4),
    ([120, 80], [3000, 5000]),
    ([1_000_000, 1_100_000, 950_000], [27e6, 27e6, 26e6]),
]
for _ in range(6):
    n = rng.randint(3, 12)
    exposure = [rng.randint(100, 100000) for _ in range(n)]
    POSTS.append(([int(e * rng.uniform(0.001, 0.05)) for e in exposure], exposure))
for count, exposure in POSTS:
    case("overdispersion", {"count": count, "exposure": exposure}, glm(np.array(count, float), np.array(exposure, float)))


# Shrinkage by moments, in 50 digits from the formula; the interval from scipy.
def moments(count, exposure):
    y, e = [mp.mpf(it) for it in count], [mp.mpf(it) for it in exposure]
    m = mp.fsum(y) / mp.fsum(e)
    s2 = mp.fsum(ei * (yi / ei - m) ** 2 for yi, ei in zip(y, e)) / mp.fsum(e)
    between = s2 - m / (mp.fsum(e) / len(e))
    if between <= 0:
        return {"mean": m, "betweenVariance": 0, "alpha": None, "beta": None, "shrunk": [m] * len(y), "ownWeight": [0] * len(y)}
    a, b = m * m / between, m / between
    return {"mean": m, "betweenVariance": between, "alpha": a, "beta": b,
            "shrunk": [(yi + a) / (ei + b) for yi, ei in zip(y, e)], "ownWeight": [ei / (ei + b) for ei in e]}


ACCOUNTS = POSTS + [([2, 30, 400], [10, 1000, 20000]), ([0, 0, 5], [10, 20, 30]), ([10, 20], [100, 200]), ([0, 0], [10, 10]), ([7], [100])]
for count, exposure in ACCOUNTS:
    found = moments(count, exposure)
    case("shrinkage", {"count": count, "exposure": exposure}, found)
    if found["alpha"]:
        for y, e in list(zip(count, exposure))[:3]:
            a, b = float(found["alpha"]), float(found["beta"])
            posterior = stats.gamma(y + a, scale=1 / (e + b))
            for confidence in (0.95, 0.5):
                tail = (1 - confidence) / 2
                case("gamma_poisson_interval", {"count": y, "exposure": e, "alpha": a, "beta": b, "confidence": confidence},
                     [posterior.ppf(tail), posterior.isf(tail)])
posterior = stats.gamma(3.5, scale=1 / 70)
case("gamma_poisson_interval", {"count": 2, "exposure": 10, "alpha": 1.5, "beta": 60}, [posterior.ppf(0.025), posterior.isf(0.025)])
case("gamma_poisson_interval", {"count": 0, "exposure": 100, "alpha": 0.5, "beta": 0}, [stats.chi2.ppf(0.025, 1) / 200, stats.chi2.isf(0.025, 1) / 200])

# Size.
SIZES = [([100, 1000, 10000, 100000], [0.08, 0.05, 0.02, 0.015]), ([1000, 1000, 5000, 5000, 20000], [0.05, 0.04, 0.04, 0.03, 0.02])]
for n in (3, 5, 12, 40, 90):
    followers = [round(10 ** rng.uniform(2, 6.5)) for _ in range(n)]
    SIZES.append((followers, [0.4 * f ** -0.3 * math.exp(rng.gauss(0, 0.5)) for f in followers]))
for followers, rate in SIZES:
    x, y = np.log(followers), np.log(rate)
    line = stats.linregress(x, y)
    ols = sm.OLS(y, sm.add_constant(x)).fit()
    near([line.slope, line.intercept], ols.params[::-1], 1e-9)
    case("size_adjusted", {"followers": followers, "rate": rate},
         {"slope": line.slope, "intercept": line.intercept, "rSquared": line.rvalue**2, "residualSd": math.sqrt(ols.mse_resid),
          "index": np.exp(ols.resid)})
    for at, confidence in ((2500, 0.95), (5000, 0.95), (min(followers), 0.8)):
        found = ols.get_prediction([[1, math.log(at)]]).summary_frame(alpha=1 - confidence)
        case("size_prediction", {"followers": followers, "rate": rate, "at": at, "confidence": confidence},
             np.exp([found["obs_ci_lower"][0], found["mean"][0], found["obs_ci_upper"][0]]))
    for confidence in (0.95, 0.9):
        found = stats.theilslopes(y, x, confidence)
        case("theil_sen", {"followers": followers, "rate": rate, "confidence": confidence},
             {"slope": found.slope, "low": found.low_slope, "high": found.high_slope})


# Funnel limits after Spiegelhalter 2005, appendix A.1.
def limit(exposure, target, p):
    mean = exposure * target
    r = stats.poisson.ppf(p, mean)
    overshoot = (stats.poisson.cdf(r, mean) - p) / stats.poisson.pmf(r, mean)
    return max(0.0, (r - overshoot) / exposure)


for exposure, target in ((1000, 0.02), (50, 0.02), (100, 0.5), (27e6, 0.0003), (12345, 0.0123), (1e9, 0.01)):
    for probabilities in ([0.001, 0.025, 0.975, 0.999], [0.1, 0.5, 0.9, 0.99999]):
        case("funnel_limits", {"exposure": exposure, "targetRate": target, "probabilities": probabilities},
             [limit(exposure, target, p) for p in probabilities])
for count, exposure in POSTS + [([20, 35, 8, 60, 90], [1000, 1000, 1000, 2000, 2000])]:
    for share in (0.1, 0.25, 0):
        y, e = np.array(count, float), np.array(exposure, float)
        target = y.sum() / e.sum()
        z = (y - e * target) / np.sqrt(e * target)
        low, high = np.quantile(z, [share, 1 - share], method="linear")
        k, phi = len(y), float(np.mean(np.clip(z, low, high) ** 2))
        case("funnel_overdispersion", {"count": count, "exposure": exposure, "winsorise": share},
             {"target": target, "z": z, "phi": phi, "inflate": k * phi > k + 2 * math.sqrt(2 * k)})

# Two periods.
for y1, e1, y0, e0 in ((41, 28010, 15, 19017), (0, 100, 5, 100), (5, 100, 0, 100), (0, 10, 0, 10), (120, 1000, 80, 1000), (100, 1000, 100, 1000),
                       (400, 10000, 320, 10000), (30, 1000, 70, 1000), (3, 1e6, 9, 2e6), (10**6, 27e6, 998000, 27e6), (10**7, 1e9, 10**7 - 9000, 1e9)):
    for phi, confidence in ((1, 0.95), (6, 0.95), (2.5, 0.8)):
        ratio = (y1 / e1) / (y0 / e0) if y0 else None
        low = high = None
        if y1 and y0:
            reach = stats.norm.isf((1 - confidence) / 2) * math.sqrt(phi * (1 / y1 + 1 / y0))
            low, high = ratio * math.exp(-reach), ratio * math.exp(reach)
        p = stats.binomtest(y1, y1 + y0, e1 / (e1 + e0)).pvalue if y1 + y0 else 1.0
        case("rate_ratio", {"countNow": y1, "exposureNow": e1, "countBefore": y0, "exposureBefore": e0, "phi": phi, "confidence": confidence},
             {"ratio": ratio, "low": low, "high": high, "p": p})
for x1, n1, x2, n2 in ((56, 70, 48, 80), (9, 10, 3, 10), (6, 7, 2, 7), (5, 56, 0, 29), (0, 10, 0, 20), (0, 10, 0, 10), (10, 10, 0, 20), (10, 10, 0, 10),
                       (81, 10**6, 95, 10**6), (5 * 10**6, 10**7, 6 * 10**6, 11 * 10**6)):
    for confidence in (0.95, 0.9):
        found = confint_proportions_2indep(x1, n1, x2, n2, method="newcomb", compare="diff", alpha=1 - confidence)
        case("newcombe", {"x1": x1, "n1": n1, "x2": x2, "n2": n2, "confidence": confidence}, found)
for ya, ea, yb, eb in ((12, 1000, 7, 1000), (0, 10, 0, 10), (0, 100, 20, 100), (81, 27e6, 60, 25e6), (10**6, 1e8, 10**6 + 2000, 1e8), (3, 1, 200, 90), (10**7, 1e9, 9990000, 1e9)):
    case("probability_above", {"countA": ya, "exposureA": ea, "countB": yb, "exposureB": eb},
         stats.beta.cdf(eb / (ea + eb), yb + 0.5, ya + 0.5))

# Many comparisons, growth.
HOCHBERG = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
for p in (HOCHBERG, HOCHBERG[::-1], [0.05], [0, 0, 1, 1], [rng.random() ** 3 for _ in range(60)]):
    case("benjamini_hochberg", {"p": p}, multipletests(p, method="fdr_bh")[1])
for before, after, weeks in ((1000, 1100, 4), (27e6, 27000081, 4.345), (500, 200, 10), (1000, 1000, 3), (100, 0, 2), (10, 1e9, 0.5)):
    case("weekly_growth", {"before": before, "after": after, "weeks": weeks}, (mp.mpf(after) / before) ** (1 / mp.mpf(weeks)) - 1)

versions = {"python": sys.version.split()[0], "scipy": scipy.__version__, "statsmodels": statsmodels.__version__,
            "mpmath": mp.__version__, "numpy": np.__version__}


def write(name, rows):
    body = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    (HERE / name).write_text(f'{{"versions": {json.dumps(versions)}, "cases": [\n{body}\n]}}\n')
    print(name, len(rows), "cases")


write("cases.json", cases)

# The special functions themselves, in 50 digits: [what, parameters.., lower tail, upper tail].
special = []


def both_tails(density, x, sd, low, high):
    """The two tails of a density whose logarithm is smooth, by quadrature over 40 standard deviations to each side."""
    def part(a, b):
        points = [a + (b - a) * k / 24 for k in range(25)]
        return mp.quad(density, points) if b > a else mp.mpf(0)
    return part(max(low, x - 40 * sd), x), part(x, min(high, x + 40 * sd))


for a in (0.01, 0.3, 0.5, 1, 1.5, 7, 45, 110.5, 999, 9999, 10001, 54321, 10**6, 10**7, 10**8):
    for z in (-8, -3, -1.96, -1, -0.1, 0, 1, 1.96, 3, 8):
        x = float(a + z * a**0.5)
        if x <= 0:
            x = float(a * 10.0**z)
        if a < 2e4:
            tails = mp.gammainc(a, 0, x, regularized=True), mp.gammainc(a, x, mp.inf, regularized=True)
        else:
            norm = mp.loggamma(a)
            tails = both_tails(lambda t: mp.e ** ((a - 1) * mp.log(t) - t - norm), mp.mpf(x), mp.sqrt(a), mp.mpf(0), mp.inf)
        special.append(["gamma", a, x, *map(float, tails)])
for a, b in ((0.5, 0.5), (0.5, 10.5), (3, 7), (10.5, 0.5), (40, 60.5), (1, 10**5), (1000, 2000), (12345.5, 10**7), (10**6, 10**6), (5 * 10**6, 10**7),
             (81.5, 27 * 10**6), (10**9, 10**9)):
    mean = mp.mpf(a) / (a + b)
    sd = mp.sqrt(mean * (1 - mean) / (a + b + 1))
    for z in (-6, -3, -1.96, -1, 0, 1, 1.96, 3, 6):
        x = float(mean + z * sd)
        if not 0 < x < 1:
            continue
        if a + b < 2000:
            tails = mp.betainc(a, b, 0, x, regularized=True), mp.betainc(a, b, x, 1, regularized=True)
        elif a == 1:
            tails = 1 - (1 - mp.mpf(x)) ** b, (1 - mp.mpf(x)) ** b
        else:
            norm = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(mp.mpf(a) + b)
            tails = both_tails(lambda t: mp.e ** ((a - 1) * mp.log(t) + (b - 1) * mp.log1p(-t) - norm), mp.mpf(x), sd, mp.mpf(0), mp.mpf(1))
        special.append(["beta", a, b, x, *map(float, tails)])
for p in (1e-300, 1e-100, 1e-20, 1e-9, 1e-5, 0.001, 0.005, 0.025, 0.05, 0.0749, 0.075, 0.0751, 0.1, 0.3, 0.4999, 0.7, 0.9, 0.975, 0.999):
    start = -mp.sqrt(-2 * mp.log(p)) if p < 0.3 else mp.sqrt(2) * mp.erfinv(2 * mp.mpf(p) - 1)
    special.append(["normal", p, float(mp.findroot(lambda t: mp.log(mp.ncdf(t)) - mp.log(p), start))])
for df in (1, 2, 3, 8, 30, 500, 10**6):
    for p in (0.025, 0.25, 0.0005, 1e-9):
        special.append(["student_t", df, p, float(stats.t.isf(p, df))])
write("special.json", special)
