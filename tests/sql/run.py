"""Runs the warehouse scripts on a real engine and compares every value with what `analyse` says.

    python run.py duckdb cases.jsonl [part of a name]
    python run.py spark cases.jsonl [part of a name]

Each line of the file is a case: the table, the script of each dialect, the expected rows. Numbers must agree to 1e-9
relative, and NULL stands for null and nothing else. Spark, which takes seconds to plan a script, runs the cases that are
marked for it, or whatever is asked for by name.
"""

import json
import math
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

TOLERANCE = 1e-9
# Below this two numbers are both nothing: what is left of differences that ought to be zero.
NOTHING = 1e-12
# Any other type is DuckDB's own name for it.
TYPES = {"text": "VARCHAR", "integer": "BIGINT", "double": "DOUBLE"}


class DuckDB:
    """An engine in this process."""

    # Most of the time goes into planning, which uses one core.
    sessions = 2

    def __init__(self):
        import duckdb

        self.connection = duckdb.connect(config={"threads": 1})
        self.name = f"DuckDB {duckdb.__version__}"

    def session(self):
        return DuckDB()

    def load(self, columns, rows):
        self.connection.execute("DROP TABLE IF EXISTS zielwert_input")
        names = ", ".join(f'{quoted(column["name"])} {TYPES.get(column["type"], column["type"])}' for column in columns)
        self.connection.execute(f"CREATE TABLE zielwert_input ({names or 'nothing INTEGER'})")
        if rows and columns:
            marks = ", ".join("?" for _ in columns)
            self.connection.executemany(f"INSERT INTO zielwert_input VALUES ({marks})", rows)

    def run(self, case):
        cursor = self.connection.execute(case["sql"])
        names, found = [column[0] for column in cursor.description], cursor.fetchall()
        left = self.connection.execute("SELECT COUNT(*) FROM zielwert_input").fetchone()[0]
        assert left == (len(case["rows"]) if case["columns"] else 0), f"{left} rows are left in the table"
        return names, found


class Spark:
    """One virtual machine for all cases, without what only pays for large data."""

    sessions = 2

    def __init__(self, session=None):
        if session:
            self.spark = session
            return
        import pyspark
        from pyspark.sql import SparkSession

        settings = {
            # Plans of this size fill the usual gigabyte.
            "spark.driver.memory": "4g",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.shuffle.partitions": "1",
            "spark.default.parallelism": "1",
            "spark.sql.codegen.wholeStage": "false",
            "spark.sql.codegen.factoryMode": "NO_CODEGEN",
            "spark.sql.adaptive.enabled": "false",
            "spark.sql.ansi.enabled": "true",
            "spark.log.level": "OFF",
            "spark.sql.lightweightPlanChangeValidation": "false",
            "spark.sql.planChangeValidation": "false",
            "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        }
        builder = SparkSession.builder.master("local[2]").appName("zielwert")
        for key, value in settings.items():
            builder = builder.config(key, value)
        self.spark = builder.getOrCreate()
        self.name = f"Spark {pyspark.__version__}"

    def session(self):
        """Another one on the same machine, with a zielwert_input of its own."""
        return Spark(self.spark.newSession())

    def load(self, columns, rows):
        from pyspark.sql import types

        kinds = {"text": types.StringType(), "integer": types.LongType(), "double": types.DoubleType()}
        fields = [types.StructField(column["name"], kinds[column["type"]]) for column in columns]
        self.spark.createDataFrame(rows, types.StructType(fields)).createOrReplaceTempView("zielwert_input")

    def run(self, case):
        frame = self.spark.sql(case["spark_sql"])
        return frame.columns, [tuple(row) for row in frame.collect()]


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def cell(value, kind):
    """A JSON cell as the engine's own: whole numbers as integers, NaN and infinity by their names."""
    if value is None or kind not in ("integer", "double"):
        return value
    return int(value) if kind == "integer" else float(value)


def is_same(found, expected):
    if found is None or expected is None:
        return found is expected
    if isinstance(expected, str):
        return found == expected
    found, expected = float(found), float(expected)
    distance = abs(found - expected)
    return math.isfinite(found) and (distance <= TOLERANCE * max(abs(found), abs(expected)) or distance <= NOTHING)


def compare(case, names, rows):
    """Sentences about everything that is not as it should be, and how many values were compared."""
    expected = {row["label"]: row for row in case["expected"]}
    if len(expected) != len(case["expected"]):
        return ["the expected labels repeat"], 0
    wrong, compared = [], 0
    found = [dict(zip(names, row)) for row in rows]
    labels = [row.get("label") for row in found]
    if sorted(labels) != sorted(expected):
        return [f"labels {labels} instead of {list(expected)}"], 0
    ranks = [row["rank"] for row in found if row["rank"] is not None]
    if ranks != sorted(ranks) or any(row["rank"] is not None for row in found[len(ranks) :]):
        wrong.append(f"not in the order of ranks: {[row['rank'] for row in found]}")
    for row in found:
        wanted = expected[row["label"]]
        for name, value in wanted.items():
            compared += 1
            if name not in row:
                wrong.append(f"no column {name}")
            elif not is_same(row[name], value):
                wrong.append(f"{row['label']}: {name} is {row[name]!r} instead of {value!r}")
        for name in row.keys() - wanted.keys():
            # A KPI that no row has is in no report.
            if row[name] is not None:
                wrong.append(f"{row['label']}: {name} is {row[name]!r}, but the report does not have it")
    return wrong, compared


def outcome(engine, case):
    """What is wrong, and how many values were compared."""
    kinds = [column["type"] for column in case["columns"]]
    rows = [[cell(value, kind) for value, kind in zip(row, kinds)] for row in case["rows"]]
    try:
        engine.load(case["columns"], rows)
        names, found = engine.run(case)
        if "refused" in case:
            return ["it ran, although a column is missing"], 0
        return compare(case, names, found)
    except Exception as reason:  # Whatever an engine throws is a failed case, unless it is the case.
        sentence = str(reason).strip()
        if "refused" in case:
            return ([] if case["refused"] in sentence else [f"it does not name {case['refused']}: {sentence[:300]}"]), 1
        return [sentence[:1500]], 0


def main(engine_name, path, part=""):
    cases = [json.loads(line) for line in open(path, encoding="utf-8")]
    cases = [case for case in cases if part in case["name"] and (engine_name == "duckdb" or part or case["on_spark"])]
    start = time.time()
    engine = {"duckdb": DuckDB, "spark": Spark}[engine_name]()
    free = SimpleQueue()
    for _ in range(engine.sessions):
        free.put(engine.session())

    def run(case):
        session = free.get()
        try:
            return case, *outcome(session, case)
        finally:
            free.put(session)

    failed, compared = 0, 0
    with ThreadPoolExecutor(engine.sessions) as pool:
        for case, wrong, values in pool.map(run, cases):
            compared += values
            if wrong:
                failed += 1
                more = f" (and {len(wrong) - 5} more)" if len(wrong) > 5 else ""
                print(f"{case['name']}:\n  " + "\n  ".join(wrong[:5]) + more)
    print(f"{engine.name}: {compared} values compared in {time.time() - start:.0f} s")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
