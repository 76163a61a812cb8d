//! `cargo xtask <command>`: everything that people run in this repository. Needs cargo and Node; fetches the rest itself.

mod bench;
mod fuzz;
mod licences;
mod module;
mod release;
mod reproduce;
mod run;
mod serve;
mod sheets;
mod site;
mod split;
mod test;
mod tools;
mod warehouse;

use run::Outcome;
use std::process::ExitCode;

struct Command {
    name: &'static str,
    usage: &'static str,
    summary: &'static str,
    run: fn(&[&str]) -> Outcome,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        usage: "[--port 8080] [--no-open]",
        summary: "set up what is missing, build the page, serve it and open it in the browser",
        run: serve::serve,
    },
    Command {
        name: "test",
        usage: "[step …]",
        summary: "run every test, or only the named steps: format lint pure licences native fuzz sql wasm build budget api page engines",
        run: test::test,
    },
    Command {
        name: "build",
        usage: "[--quick | --dev]",
        summary: "write the page to dist/: static files for any host and any sub-path",
        run: site::build,
    },
    Command {
        name: "watch",
        usage: "",
        summary: "build for development, serve, and reload whenever a file changes",
        run: site::watch,
    },
    Command { name: "package", usage: "", summary: "write the JavaScript module to pkg/", run: module::package },
    Command {
        name: "release",
        usage: "[--quick]",
        summary: "write release/: the hosted site, the single file, the npm package, the WordPress plugin, checksums",
        run: release::release,
    },
    Command {
        name: "reproduce",
        usage: "[--quick]",
        summary: "build twice, in two folders and as two people, and compare every byte of dist/ and pkg/",
        run: reproduce::reproduce,
    },
    Command {
        name: "sizes",
        usage: "[--check | --accept]",
        summary: "list the bytes of every file in dist/ and pkg/; compare them with the budget, or make them the budget",
        run: site::sizes,
    },
    Command {
        name: "bench",
        usage: "[part …]",
        summary: "measure speed, memory and sizes into docs/benchmarks.md, or print parts: page tasks engine method sql files sizes embed",
        run: bench::bench,
    },
    Command {
        name: "fuzz",
        usage: "[target] [seconds]",
        summary: "try hostile input by the million: parse numbers formula request project sheets scorecard",
        run: fuzz::fuzz,
    },
    Command {
        name: "soak",
        usage: "[minutes] [seed]",
        summary: "random actions of a restless visitor on 1,000 rows: errors, memory, how fast the page answers",
        run: test::soak,
    },
    Command {
        name: "screenshots",
        usage: "[name …]",
        summary: "photograph the page's states into tests/e2e/screenshots/",
        run: test::screenshots,
    },
    Command {
        name: "lighthouse",
        usage: "",
        summary: "what Lighthouse (desktop) gives the built page, in both languages; fails below 95 of 100",
        run: test::lighthouse,
    },
    Command {
        name: "setup",
        usage: "",
        summary: "install the pinned tools and a browser, and nothing else",
        run: |_| tools::for_all().map(|_| ()),
    },
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let Some((command, rest)) =
        args.split_first().and_then(|(name, rest)| Some((COMMANDS.iter().find(|it| it.name == *name)?, rest)))
    else {
        print_help();
        return if matches!(args.first(), None | Some(&"help" | &"--help" | &"-h")) {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(2)
        };
    };
    match (command.run)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn print_help() {
    println!("cargo xtask <command>\n");
    for Command { name, usage, summary, .. } in COMMANDS {
        println!("  {:<34} {summary}", format!("{name} {usage}"));
    }
}
