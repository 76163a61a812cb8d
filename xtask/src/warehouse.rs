//! The warehouse scripts on real engines: `tests/sql` writes the cases, `tests/sql/run.py` runs them.

use crate::run::{Outcome, cargo, program, run, say};
use crate::site::target;
use crate::tools;
use std::path::Path;

/// Spark 4 runs on Java 17 and newer.
const JAVA: u32 = 17;

/// Every case on DuckDB, and on Spark those that `tests/sql` marks for it. What cannot be had is said, and left out.
pub fn test() -> Outcome {
    run(&mut cargo(&["test", "--locked", "--workspace", "--features", "sheets", "--test", "sql"]))?;
    let cases = target()?.join("tmp").join("sql").join("cases.jsonl");
    let python = match tools::python() {
        Ok(python) => python,
        Err(reason) => {
            say(format!("DuckDB and Spark are skipped: {reason}."));
            return Ok(());
        }
    };
    let duckdb = engine(&python, "duckdb", &cases);
    let spark = match tools::java(JAVA) {
        Ok(()) => engine(&python, "spark", &cases),
        Err(reason) => {
            say(format!("Spark is skipped: {reason}."));
            Ok(())
        }
    };
    duckdb.and(spark)
}

fn engine(python: &Path, name: &str, cases: &Path) -> Outcome {
    let packages = tools::python_packages(python, &format!("tests/sql/{name}.txt"))?;
    let mut engine = program(python);
    engine.arg("tests/sql/run.py").arg(name).arg(cases).env("PYTHONPATH", packages);
    // Spark would ask every network interface for its name, and start whichever Python comes first.
    engine.env("SPARK_LOCAL_IP", "127.0.0.1").env("PYSPARK_PYTHON", python).env_remove("SPARK_HOME");
    run(&mut engine)
}
