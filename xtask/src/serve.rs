//! Builds the page, serves it on this machine and opens it in the browser.

use crate::run::{Outcome, find, program, root, say};
use crate::{site, tools};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};

/// `cargo xtask serve [--port 8080] [--no-open]`
pub fn serve(args: &[&str]) -> Outcome {
    let (mut port, mut open) = (8080_u16, true);
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match *arg {
            "--no-open" => open = false,
            "--port" => port = rest.next().and_then(|it| it.parse().ok()).ok_or("--port needs a number")?,
            other => return Err(format!("`serve` knows --port and --no-open, not {other}")),
        }
    }
    site::write(&tools::for_build()?, site::Effort::Shipped)?;

    // The next free port: a second checkout may be serving already.
    let listener = (port..port.saturating_add(20)).find_map(|it| TcpListener::bind((Ipv4Addr::LOCALHOST, it)).ok());
    let listener = listener.ok_or_else(|| format!("no port from {port} on is free"))?;
    let port = listener.local_addr().map_err(|reason| reason.to_string())?.port();
    let address = format!("http://127.0.0.1:{port}/");
    say(format!("Zielwert is at {address} (Ctrl+C ends it)."));
    if open {
        open_browser(&address);
    }
    let folder = root().join("dist");
    for stream in listener.incoming().flatten() {
        let folder = folder.clone();
        std::thread::spawn(move || answer(stream, &folder));
    }
    Ok(())
}

/// Where there is a desktop. That it cannot be opened is no failure: the address stands on the terminal.
fn open_browser(address: &str) {
    let mut command = if cfg!(windows) {
        let mut command = program("cmd");
        command.args(["/C", "start", ""]);
        command
    } else if cfg!(target_os = "macos") {
        program("open")
    } else {
        let has_display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|it| std::env::var_os(it).is_some());
        match find(&["xdg-open", "wslview"]) {
            Some(opener) if has_display || opener.ends_with("wslview") => program(opener),
            _ => return,
        }
    };
    let _ = command.arg(address).spawn();
}

fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    // The headers say nothing that matters here, but a connection closed with unread bytes is reset.
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = first.split_whitespace();
    let (method, address) = (words.next().unwrap_or_default(), words.next().unwrap_or("/"));
    let found = file(folder, address).and_then(|path| Some((fs::read(&path).ok()?, media_type(&path))));
    let (status, body, kind) = match found {
        Some((body, kind)) => ("200 OK", body, kind),
        None => ("404 Not Found", b"Not found".to_vec(), "text/plain"),
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n"
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that an address names; nothing outside the folder.
fn file(folder: &Path, address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    path.components().all(|it| matches!(it, Component::Normal(_))).then(|| folder.join(path))
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|it| it.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_inside_the_folder() {
        let dist = Path::new("dist");
        let cases = [
            ("/", Some("dist/index.html")),
            ("/?lang=en", Some("dist/index.html")),
            ("/app.js", Some("dist/app.js")),
            ("/../Cargo.toml", None),
            ("//etc/passwd", Some("dist/etc/passwd")),
        ];
        for (address, expected) in cases {
            assert_eq!(file(dist, address), expected.map(PathBuf::from), "{address}");
        }
    }
}
