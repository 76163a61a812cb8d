//! `cargo xtask reproduce [--quick]`: builds twice, in two folders and as if by two people, and compares what comes out.

use crate::run::{Outcome, cargo, output, program, root, run, say};
use crate::site::target;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the two builds stand: names of different lengths, at different depths.
const PLACES: [&str; 2] = ["one", "another/much-longer-place"];

/// `cargo xtask reproduce [--quick]`
pub fn reproduce(args: &[&str]) -> Outcome {
    if !matches!(args, [] | ["--quick"]) {
        return Err(format!("`reproduce` knows --quick, not {}", args.join(" ")));
    }
    let folder = target()?.join("reproduce");
    let mut built = Vec::new();
    for (number, place) in PLACES.iter().enumerate() {
        let place = folder.join(place);
        let _ = fs::remove_dir_all(&place);
        let n_files = copy(&place)?;
        say(format!("Building {n_files} files in {}.", place.display()));
        let mut build = cargo(&["xtask", "build"]);
        build.args(args).current_dir(&place).env("CARGO_TARGET_DIR", place.join("target")).env(ALWAYS, "1");
        if number == 1 {
            build.env("CARGO_HOME", another_home(&folder)?);
        }
        run(&mut build)?;
        built.push(sums(&place)?);
        // Some gigabytes that nobody needs any more.
        let _ = fs::remove_dir_all(place.join("target"));
    }
    compare(&built[0], &built[1])
}

/// Says so where the paths of this machine are to be left out of a quick build too.
const ALWAYS: &str = "ZIELWERT_LEAVE_OUT_PATHS";

/// Lets a build of WebAssembly name no folder of this machine: not the user's, not the compiler's, not the repository's. Otherwise two
/// people would get different bytes. A quick build does without: it would compile everything anew for whoever calls cargo by hand.
pub fn leave_out_paths(command: &mut Command, is_shipped: bool) -> Outcome<&mut Command> {
    if !is_shipped && std::env::var_os(ALWAYS).is_none() {
        return Ok(command);
    }
    let text = |path: PathBuf| path.display().to_string();
    let sysroot = output(program("rustc").args(["--print", "sysroot"])).ok_or("rustc is not there")?;
    let version = output(program("rustc").arg("-vV")).ok_or("rustc is not there")?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("rust");
    let flags = [
        (text(home()?.join("registry").join("src")), "crates".to_owned()),
        // What the compiler says itself where its sources are not installed.
        (format!("{sysroot}/lib/rustlib/src/rust"), format!("/rustc/{commit}")),
        (text(root()), "zielwert".to_owned()),
    ];
    let flags = flags.iter().map(|(from, to)| format!("--remap-path-prefix={from}={to}"));
    // These stand in place of the flags in .cargo/config.toml, which have to be among them.
    let flags: Vec<String> = flags.chain(["-Ctarget-feature=+simd128".to_owned()]).collect();
    // One flag a piece, so that folders may have blanks in their names.
    Ok(command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")))
}

/// Where cargo keeps what it has fetched.
fn home() -> Outcome<PathBuf> {
    let named = std::env::var_os("CARGO_HOME").filter(|it| !it.is_empty()).map(PathBuf::from);
    let usual = || std::env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" });
    named
        .or_else(|| Some(PathBuf::from(usual()?).join(".cargo")))
        .ok_or_else(|| "no home folder is known: name cargo's in CARGO_HOME".to_owned())
}

/// The same fetched crates under another name, as another person has them.
#[cfg(unix)]
fn another_home(folder: &Path) -> Outcome<PathBuf> {
    let place = folder.join("home-of-another");
    let _ = fs::remove_file(&place);
    let failed = |reason: std::io::Error| format!("{}: {reason}", place.display());
    std::os::unix::fs::symlink(home()?, &place).map_err(failed)?;
    Ok(place)
}

#[cfg(not(unix))]
fn another_home(_: &Path) -> Outcome<PathBuf> {
    home()
}

/// Copies what belongs to the repository, changes included; gives the number of files.
fn copy(to: &Path) -> Outcome<usize> {
    let list = output(program("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]));
    let list = list.ok_or("git does not know this folder")?;
    let mut n_files = 0;
    for name in list.split('\0').filter(|it| !it.is_empty() && root().join(it).is_file()) {
        let place = to.join(name);
        let made = place.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::copy(root().join(name), &place).map(|_| ())).map_err(|it| format!("{name}: {it}"))?;
        n_files += 1;
    }
    Ok(n_files)
}

/// Every file of dist/ and pkg/ with its content.
fn sums(place: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![place.join("dist"), place.join("pkg")];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|reason| format!("{}: {reason}", folder.display()))?;
        for path in entries.flatten().map(|it| it.path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(place).unwrap_or(&path).display().to_string();
            all.insert(name, fs::read(&path).map_err(|reason| format!("{}: {reason}", path.display()))?);
        }
    }
    Ok(all)
}

fn compare(one: &BTreeMap<String, Vec<u8>>, another: &BTreeMap<String, Vec<u8>>) -> Outcome {
    let names: std::collections::BTreeSet<&String> = one.keys().chain(another.keys()).collect();
    let differing: Vec<&str> =
        names.iter().filter(|it| one.get(**it) != another.get(**it)).map(|it| it.as_str()).collect();
    if differing.is_empty() {
        println!("{} files, each the same byte for byte", names.len());
        return Ok(());
    }
    Err(format!("{} of {} files differ:\n  {}", differing.len(), names.len(), differing.join("\n  ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_a_name_and_a_file_too_many_are_seen() {
        let files =
            |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_owned(), b.as_bytes().to_vec())).collect();
        let one: BTreeMap<_, _> = files(&[("dist/a.js", "x"), ("dist/b.wasm", "y")]);
        assert_eq!(compare(&one, &one), Ok(()));
        for (other, expected) in [
            (files(&[("dist/a.js", "x"), ("dist/b.wasm", "z")]), "1 of 2 files differ:\n  dist/b.wasm"),
            (files(&[("dist/a.js", "x"), ("dist/c.wasm", "y")]), "2 of 3 files differ:\n  dist/b.wasm\n  dist/c.wasm"),
            (files(&[("dist/a.js", "x")]), "1 of 2 files differ:\n  dist/b.wasm"),
        ] {
            assert_eq!(compare(&one, &other), Err(expected.to_owned()));
        }
    }
}
