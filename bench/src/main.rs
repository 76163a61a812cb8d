//! What is timed. In the browser the functions below are called and timed from JavaScript, next to the other parsers; the
//! native program reads one job a line (`draws`, `typed posts.csv`) and answers with the milliseconds that it took and
//! a number that shows whether it was done right; with the argument `sql` it writes the warehouse script instead.

mod method;
mod paste;
#[cfg(not(target_arch = "wasm32"))]
mod warehouse;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use std::io::BufRead;
    use std::time::Instant;

    if std::env::args().nth(1).as_deref() == Some("sql") {
        match warehouse::script() {
            Ok(script) => print!("{script}"),
            Err(reason) => eprintln!("{reason}"),
        }
        return;
    }
    let material = method::Material::new();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let (job, path) = line.split_once(' ').unwrap_or((&line, ""));
        let text = if path.is_empty() { None } else { std::fs::read_to_string(path).ok() };
        let start = Instant::now();
        let answer = match text {
            Some(text) => paste::run(job, text),
            None => material.run(job),
        };
        let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
        match answer {
            Some(answer) => println!("{milliseconds} {answer}"),
            None => println!("no job {line}"),
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

/// What JavaScript calls, besides the module's own functions.
#[cfg(target_arch = "wasm32")]
mod browser {
    use super::{method, paste};
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    #[derive(Default)]
    pub struct Material(method::Material);

    #[wasm_bindgen]
    impl Material {
        #[wasm_bindgen(constructor)]
        pub fn new() -> Self {
            Material::default()
        }

        pub fn run(&self, job: &str) -> Option<f64> {
            self.0.run(job)
        }
    }

    #[wasm_bindgen]
    pub fn run(job: &str, text: &JsValue) -> Option<f64> {
        paste::run(job, zielwert::js::text(text)?)
    }
}
