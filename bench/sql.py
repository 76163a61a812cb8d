"""Posts in DuckDB, aggregated to 10,000 accounts and scored by the warehouse script, beside a query for one KPI by hand.

    python sql.py script.sql folder threads millions [millions …]

`folder` takes a database of some gigabytes, which is removed again. Prints one JSON line for each size.
"""

import json
import math
import os
import statistics
import sys
import time

import duckdb

COMPANIES, CHANNELS, DAYS = 2_500, ["LinkedIn", "Instagram", "Facebook", "YouTube"], 730
ROUNDS = 3

# Deterministic, different for each column, and skewed as such counts are. One reach in fifty is missing, one is zero.
POSTS = """
CREATE OR REPLACE TABLE zielwert_input AS
SELECT
  'Company ' || (account // 4) AS company,
  (['LinkedIn', 'Instagram', 'Facebook', 'YouTube'])[account % 4 + 1] AS channel,
  DATE '2024-10-01' + CAST(i // accounts % {days} AS INTEGER) AS period,
  i AS post,
  CAST(500 + account % 97 * 1000 + i // accounts AS INTEGER) AS followers,
  CASE WHEN noise % 50 = 0 THEN NULL WHEN noise % 50 = 1 THEN 0 ELSE 200 + noise % 9973 END AS reach,
  CAST(300 + noise % 9973 * 2 + account % 31 AS INTEGER) AS impressions,
  CAST(noise // 7 % 400 * (1 + account % 13) // 4 AS INTEGER) AS likes,
  CAST(noise // 11 % 40 * (1 + account % 7) // 4 AS INTEGER) AS comments,
  CAST(noise // 13 % 20 AS INTEGER) AS shares,
  CAST(noise // 17 % 30 AS INTEGER) AS saves,
  CAST(noise // 19 % 60 AS INTEGER) AS link_clicks
FROM (
  SELECT i, i % accounts AS account, accounts, CAST(hash(i) % 1000003 AS INTEGER) AS noise
  FROM (SELECT range AS i, {accounts} AS accounts FROM range({rows}))
)
"""

BY_HAND = """
SELECT company, channel, SUM(likes + comments + shares + saves) / NULLIF(SUM(reach), 0) AS rate
FROM zielwert_input
WHERE reach IS NOT NULL
GROUP BY company, channel
"""


def main(script_path, folder, threads, *millions):
    script = open(script_path, encoding="utf-8").read()
    path = os.path.join(folder, "posts.duckdb")
    for size in map(float, millions):
        print(json.dumps(measure(script, path, folder, int(threads), round(size * 1e6))), flush=True)


def measure(script, path, folder, threads, rows):
    try:
        with duckdb.connect(path, config={"threads": threads, "temp_directory": folder}) as db:
            accounts = COMPANIES * len(CHANNELS)
            made = timed(db, POSTS.format(days=DAYS, accounts=accounts, rows=rows))[1]
            times = {"hand": [], "script": []}
            processor = {"hand": [], "script": []}
            for turn in range(ROUNDS):
                # Everybody comes first once in a while.
                for name in ("hand", "script") if turn % 2 == 0 else ("script", "hand"):
                    answer, seconds, worked = timed(db, BY_HAND if name == "hand" else script)
                    times[name].append(seconds)
                    processor[name].append(worked)
                    if name == "hand":
                        by_hand = {f"{company} · {channel}": rate for company, channel, rate in answer}
                    else:
                        names, result = [column[0] for column in db.description], answer
            check(names, result, by_hand, accounts)
        return {
            "rows": rows,
            "accounts": accounts,
            "kpis": len([name for name in names if name not in OTHERS and not name.startswith("goal_")]),
            "bytes": os.path.getsize(path),
            "made": made,
            "seconds": times,
            "processor": processor,
        }
    finally:
        for name in (path, f"{path}.wal"):
            if os.path.exists(name):
                os.remove(name)


OTHERS = ["label", "score", "rank", "coverage", "low", "high", "rank_low", "rank_high"]


def timed(db, query):
    """The answer, seconds on the clock, and seconds of processor time in all threads."""
    start, worked = time.perf_counter(), time.process_time()
    answer = db.execute(query).fetchall()
    return answer, time.perf_counter() - start, time.process_time() - worked


def check(names, result, by_hand, accounts):
    """Both ways have to come to the same rate, and every account to a score."""
    label, rate, score = (names.index(name) for name in ("label", "engagement_rate_by_reach", "score"))
    assert len(result) == len(by_hand) == accounts, (len(result), len(by_hand))
    for row in result:
        assert math.isclose(row[rate], by_hand[row[label]], rel_tol=1e-9), row
        assert 0 <= row[score] <= 100, row
    assert statistics.pstdev([row[score] for row in result]) > 1


if __name__ == "__main__":
    main(*sys.argv[1:])
