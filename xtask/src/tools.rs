//! The pinned tools. They lie in a folder of the user's cache that all checkouts share, one sub-folder per version.

use crate::run::{Outcome, cargo, find, npm, output, program, root, run, say};
use std::ffi::OsString;
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// 0.22.1 needs a newer rustc than 1.95.
const TRUNK: &str = "0.21.14";
/// Exactly the library's version in Cargo.lock, which [`check_wasm_bindgen`] makes sure of.
const WASM_BINDGEN: &str = "0.2.126";
/// Cuts the page's program into parts. It has to know the marks that the library `wasm_split_helpers` leaves.
const WASM_SPLIT: &str = "0.2.4";
/// For `wasm-opt`. Debian's 108 is too old for what today's rustc writes.
const BINARYEN: &str = "132.0.0";
/// Trunk's own minifier gives up on what wasm-bindgen writes.
const ESBUILD: &str = "0.28.2";
/// Packs the single file.
const LZMA: &str = "2.3.2";
const CARGO_FUZZ: &str = "0.13.1";

/// Where the tools are.
pub struct Tools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
    wasm_split: PathBuf,
    node_tools: PathBuf,
}

/// A browser and the program that drives it.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

/// What a build needs.
pub fn for_build() -> Outcome<Tools> {
    check_node()?;
    check_wasm_bindgen()?;
    wasm_target()?;
    Ok(Tools {
        trunk: cargo_tool("trunk", "trunk", TRUNK, &["--no-default-features", "--features", "rustls"])?,
        wasm_bindgen: cargo_tool("wasm-bindgen", "wasm-bindgen-cli", WASM_BINDGEN, &[])?,
        wasm_split: cargo_tool("wasm-split", "wasm_split_cli_support", WASM_SPLIT, &["--features", "build-binary"])?,
        node_tools: node_tools()?,
    })
}

/// Everything that any command needs.
pub fn for_all() -> Outcome<Tools> {
    let tools = for_build()?;
    component("rustfmt")?;
    component("clippy")?;
    for_pages()?;
    for_engines()?;
    Ok(tools)
}

/// cargo-fuzz, for those who fuzz: no other command needs it.
pub fn for_fuzzing() -> Outcome<PathBuf> {
    Ok(cargo_tool("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, &[])?
        .join("bin")
        .join(format!("cargo-fuzz{}", std::env::consts::EXE_SUFFIX)))
}

/// What it takes to look at pages: a browser, its driver, and the packages that steer them.
pub fn for_pages() -> Outcome<Browser> {
    node_packages("tests/e2e")?;
    browser()
}

/// The other two engines, as far as this machine can have them: where it cannot, their tests say that they were skipped.
pub fn for_engines() -> Outcome {
    const PACKAGES: &[(&[&str], &[&str])] = &[
        (&["firefox-esr", "firefox"], &["firefox-esr"]),
        (&["WebKitWebDriver"], &["webkit2gtk-driver"]),
        (&["Xvfb"], &["xvfb"]),
    ];
    let missing: Vec<&str> = PACKAGES
        .iter()
        .filter(|(names, _)| find(names).is_none())
        .flat_map(|(_, packages)| *packages)
        .copied()
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let Some(apt) = apt() else {
        say(format!("Tests in Firefox and WebKit are skipped as far as they need {} (Debian).", missing.join(", ")));
        return Ok(());
    };
    say(format!("Installing {} from the system's packages.", missing.join(", ")));
    let installed = apt(&["update"]).and_then(|()| {
        let args: Vec<&str> = ["install", "--yes", "--no-install-recommends"].into_iter().chain(missing).collect();
        apt(&args)
    });
    // Another distribution may not have them: that is no reason to test nothing.
    installed.or_else(|reason| {
        say(format!("{reason}: their tests are skipped."));
        Ok(())
    })
}

/// The system's packages, where we may install some: as root, or where a person can be asked for a password.
fn apt() -> Option<impl Fn(&[&str]) -> Outcome> {
    let apt = find(&["apt-get"])?;
    let is_root = output(program("id").arg("-u")).is_some_and(|it| it == "0");
    (is_root || std::io::stdin().is_terminal()).then_some(move |args: &[&str]| {
        let mut command = if is_root { program(&apt) } else { program("sudo") };
        if !is_root {
            command.arg(&apt);
        }
        run(command.args(args).env("DEBIAN_FRONTEND", "noninteractive"))
    })
}

impl Tools {
    /// Trunk, which finds the right wasm-bindgen on its search path.
    pub fn trunk(&self) -> Command {
        let mut command = program(self.trunk.join("bin").join("trunk"));
        // Trunk reads NO_COLOR as a switch of its own and refuses values other than true and false.
        command.env("PATH", self.search_path()).env_remove("NO_COLOR");
        command
    }

    /// One of wasm-bindgen's programs.
    pub fn wasm_bindgen(&self, name: &str) -> PathBuf {
        self.wasm_bindgen.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// The program that cuts a program into parts.
    pub fn wasm_split(&self) -> PathBuf {
        self.wasm_split.join("bin").join(format!("wasm-split-cli{}", std::env::consts::EXE_SUFFIX))
    }

    /// One of the scripts in xtask/node.
    pub fn node(&self, script: &str) -> Command {
        let mut command = program("node");
        command.arg(Path::new("xtask/node").join(script)).env("NODE_TOOLS", &self.node_tools);
        command
    }

    fn search_path(&self) -> OsString {
        let before = std::env::var_os("PATH").unwrap_or_default();
        let folders = [self.wasm_bindgen.join("bin")].into_iter().chain(std::env::split_paths(&before));
        std::env::join_paths(folders).unwrap_or(before)
    }
}

/// `$ZIELWERT_TOOLS`, else a folder in the user's cache.
fn folder() -> Outcome<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|it| !it.is_empty()).map(PathBuf::from);
    if let Some(folder) = variable("ZIELWERT_TOOLS") {
        return Ok(folder);
    }
    let cache = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|it| it.join("Library/Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|it| it.join(".cache")))
    };
    let cache = cache.ok_or("no home folder is known: name a folder for the tools in ZIELWERT_TOOLS")?;
    Ok(cache.join("zielwert").join("tools"))
}

/// Lets `fill` write into a new folder and moves it into place when it is whole, so that an interrupted or a
/// second, simultaneous installation never leaves half a tool behind.
fn install(name: &str, fill: impl FnOnce(&Path) -> Outcome) -> Outcome<PathBuf> {
    let place = folder()?.join(name);
    if place.is_dir() {
        return Ok(place);
    }
    let start = Instant::now();
    say(format!("Installing {name} into {}. This happens once.", place.display()));
    let new = place.with_file_name(format!(".new-{name}-{}", std::process::id()));
    fs::create_dir_all(&new).map_err(|reason| format!("could not create {}: {reason}", new.display()))?;
    let filled = fill(&new);
    let moved = filled.and_then(|()| match fs::rename(&new, &place) {
        Err(reason) if !place.is_dir() => Err(format!("could not move {name} into place: {reason}")),
        _ => Ok(()),
    });
    let _ = fs::remove_dir_all(&new);
    moved?;
    say(format!("{name} is there ({} s).", start.elapsed().as_secs()));
    Ok(place)
}

/// A tool from the crate registry. The dev profile without debug information takes less than half as long to build,
/// and none of them runs long enough to notice.
fn cargo_tool(name: &str, package: &str, version: &str, options: &[&str]) -> Outcome<PathBuf> {
    install(&format!("{name}-{version}"), |new| {
        let mut install = cargo(&["install", package, "--version", version, "--locked", "--debug", "--root"]);
        install.arg(new).args(options);
        install.env("CARGO_TARGET_DIR", new.join("build")).env("CARGO_PROFILE_DEV_DEBUG", "0");
        // A wrapper of the user's own toolchain settings may not suit a foreign package.
        install.env_remove("RUSTFLAGS").env_remove("CARGO_BUILD_TARGET");
        run(&mut install)?;
        fs::remove_dir_all(new.join("build")).map_err(|reason| format!("could not clear up: {reason}"))
    })
}

/// wasm-opt, esbuild and lzma. Their packages hold the programs themselves: no install script has to run.
fn node_tools() -> Outcome<PathBuf> {
    install(&format!("binaryen-{BINARYEN}-esbuild-{ESBUILD}-lzma-{LZMA}"), |new| {
        let packages = [format!("binaryen@{BINARYEN}"), format!("esbuild@{ESBUILD}"), format!("lzma@{LZMA}")];
        let mut install = npm(&["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]);
        run(install.arg(new).args(&packages))
    })
}

/// What the package-lock.json of this folder pins.
pub fn node_packages(folder: &str) -> Outcome {
    let place = root().join(folder);
    let read = |path: &str| fs::read_to_string(place.join(path)).unwrap_or_default();
    let wanted = read("package-lock.json");
    if read("node_modules/.installed-from") == wanted {
        return Ok(());
    }
    say(format!("Installing the packages of {folder}."));
    run(npm(&["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]).current_dir(&place))?;
    fs::write(place.join("node_modules/.installed-from"), wanted).map_err(|reason| reason.to_string())
}

/// Python with pip, or why there is none.
pub fn python() -> Outcome<PathBuf> {
    let python = find(&["python3", "python"]).ok_or("Python is not installed")?;
    output(program(&python).args(["-m", "pip", "--version"])).ok_or("Python runs no pip")?;
    Ok(python)
}

/// A folder with the packages that this file pins, one `name==version` a line.
pub fn python_packages(python: &Path, requirements: &str) -> Outcome<PathBuf> {
    let tag = "import sys; print(sys.implementation.cache_tag)";
    let tag = output(program(python).args(["-c", tag])).ok_or("Python does not run")?;
    let pinned = fs::read_to_string(root().join(requirements)).map_err(|reason| reason.to_string())?;
    let pinned: Vec<String> = pinned.split_whitespace().map(|it| it.replace("==", "-")).collect();
    install(&format!("{}-{tag}", pinned.join("-")), |new| {
        let mut pip = program(python);
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"]).arg(new);
        run(pip.args(["--requirement", requirements]))
    })
}

/// Java of at least this version, or why there is none.
pub fn java(least: u32) -> Outcome {
    let home = std::env::var_os("JAVA_HOME").filter(|it| !it.is_empty());
    let java = home.map_or_else(|| PathBuf::from("java"), |home| Path::new(&home).join("bin").join("java"));
    // `openjdk 17.0.15 2025-04-15`; before 9 this option was unknown.
    let version = output(program(java).arg("--version")).ok_or(format!("Java {least} is not installed"))?;
    let major = version.split([' ', '.', '-']).find_map(|it| it.parse::<u32>().ok());
    match major {
        Some(major) if major >= least => Ok(()),
        _ => {
            Err(format!("Java {least} or newer is needed, and there is {}", version.lines().next().unwrap_or_default()))
        }
    }
}

fn check_node() -> Outcome {
    let version = output(program("node").arg("--version")).ok_or("Node is missing: install version 20 or newer")?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|it| it.parse::<u32>().ok());
    match major {
        Some(20..) => Ok(()),
        _ => Err(format!("Node {version} is too old: install version 20 or newer")),
    }
}

/// The command line tool refuses what another version of the library has written.
fn check_wasm_bindgen() -> Outcome {
    let lock = fs::read_to_string(root().join("Cargo.lock")).map_err(|reason| format!("no Cargo.lock: {reason}"))?;
    let entry = lock.split("[[package]]").find(|it| it.contains("name = \"wasm-bindgen\"\n")).unwrap_or_default();
    if entry.contains(&format!("version = \"{WASM_BINDGEN}\"")) {
        return Ok(());
    }
    Err(format!("xtask/src/tools.rs pins wasm-bindgen {WASM_BINDGEN}, but Cargo.lock has another version of it"))
}

fn wasm_target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let library = output(program("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if library.is_some_and(|it| Path::new(&it).is_dir()) {
        return Ok(());
    }
    say("Adding the WebAssembly target to the Rust toolchain.");
    run(program("rustup").args(["target", "add", TARGET]))
        .map_err(|reason| format!("{reason}\nThe Rust toolchain lacks the target {TARGET}; rustup can add it."))
}

fn component(name: &str) -> Outcome {
    let subcommand = name.trim_start_matches("rust");
    if output(&mut cargo(&[subcommand, "--version"])).is_some() {
        return Ok(());
    }
    say(format!("Adding {name} to the Rust toolchain."));
    run(program("rustup").args(["component", "add", name]))
}

/// Chromium and its driver: `$CHROMIUM` and `$CHROMEDRIVER`, else what is installed, else from the system's packages.
fn browser() -> Outcome<Browser> {
    if let Some(browser) = find_browser() {
        return Ok(browser);
    }
    const HOW: &str = "The tests need Chromium or Chrome and the chromedriver of the same version. Install both \
        (Debian: apt-get install chromium chromium-driver; macOS: brew install --cask google-chrome chromedriver), \
        or name them in CHROMIUM and CHROMEDRIVER.";
    let apt = apt().ok_or(HOW)?;
    say("Installing Chromium and its driver from the system's packages.");
    apt(&["update"])?;
    apt(&["install", "--yes", "--no-install-recommends", "chromium", "chromium-driver", "fonts-liberation"])?;
    find_browser().ok_or_else(|| HOW.to_owned())
}

fn find_browser() -> Option<Browser> {
    let named = |variable: &str, others: &[&str]| {
        let named = std::env::var(variable).unwrap_or_default();
        let named = if named.is_empty() { None } else { Some(named.as_str()) };
        find(&named.into_iter().chain(others.iter().copied()).collect::<Vec<_>>())
    };
    let chromium = named(
        "CHROMIUM",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
        ],
    )?;
    Some(Browser {
        chromium,
        driver: named("CHROMEDRIVER", &["chromedriver", "/usr/lib/chromium-browser/chromedriver"])?,
    })
}
