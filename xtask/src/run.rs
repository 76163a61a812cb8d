//! Runs other programs, and says what is being done.

use std::ffi::OsStr;
use std::fmt::Display;
use std::path::PathBuf;
use std::process::Command;

/// What every command gives: nothing, or a sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// One line of progress.
pub fn say(text: impl Display) {
    println!("• {text}");
}

/// The repository's root.
pub fn root() -> PathBuf {
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    PathBuf::from(xtask).parent().map_or_else(PathBuf::new, PathBuf::from)
}

/// A program, to be run in the repository's root.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// Cargo with these arguments.
pub fn cargo(args: &[&str]) -> Command {
    let mut command = program("cargo");
    command.args(args);
    command
}

/// npm with these arguments. On Windows it is a batch file, which has to be named in full.
pub fn npm(args: &[&str]) -> Command {
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    // It would advertise its own updates between the lines that matter.
    command.args(args).env("npm_config_update_notifier", "false");
    command
}

/// Runs it; what it prints goes to the terminal.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|reason| format!("could not start `{}`: {reason}", line(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", line(command))) }
}

/// Runs it and takes what it prints; nothing where it cannot be started or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|it| it.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first of these programs that is there: a path, or a name on the search path.
pub fn find(candidates: &[&str]) -> Option<PathBuf> {
    let search = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&search).collect();
    candidates.iter().find_map(|name| {
        let name = format!("{name}{}", if name.ends_with(std::env::consts::EXE_SUFFIX) { "" } else { ".exe" });
        let path = PathBuf::from(&name);
        if path.is_absolute() {
            return path.is_file().then_some(path);
        }
        folders.iter().map(|folder| folder.join(&name)).find(|it| it.is_file())
    })
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|it| it.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
