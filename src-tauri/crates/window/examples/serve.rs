//! The contract over HTTP on this machine alone, with the built pages beside it: for working on the pages in a
//! browser with the true answers. It is part of no bundle.
//!
//! `cargo run -p jakcraft-window --example serve -- 5180 ui/dist FOLDER`, then `http://127.0.0.1:5180/`. `FOLDER` is
//! where the preferences lie. A command is `POST /call/NAME`; its answer is a line of JSON, after lines of progress.
#![expect(clippy::print_stdout, reason = "a program says where it listens")]

use std::error::Error;
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server};
use window::Window;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [port, pages, folder] = &arguments[..] else { return Err("PORT PAGES FOLDER".into()) };
    let window = Arc::new(Window::new(Path::new(folder).join("preferences.json")));
    let server = Server::http(format!("127.0.0.1:{port}")).map_err(|error| error.to_string())?;
    println!("http://127.0.0.1:{port}/");
    let pages = Arc::new(PathBuf::from(pages));
    for request in server.incoming_requests() {
        let (window, pages) = (Arc::clone(&window), Arc::clone(&pages));
        std::thread::spawn(move || answer(&window, &pages, request));
    }
    Ok(())
}

fn answer(window: &Window, pages: &Path, mut request: Request) {
    let path = request.url().split('?').next().unwrap_or_default().to_owned();
    let sent = if let Some(name) = path.strip_prefix("/call/") {
        let mut body = String::new();
        let read = request.as_reader().read_to_string(&mut body);
        let asked: Value =
            read.ok().and_then(|_| serde_json::from_str(&body).ok()).unwrap_or_else(|| json!({}));
        let mut lines = String::new();
        let mut watch = |progress: app::progress::Progress| {
            lines.push_str(&json!({ "progress": progress }).to_string());
            lines.push('\n');
            ControlFlow::Continue(())
        };
        let last = match window::call(window, name, asked, &mut watch) {
            Ok(answer) => json!({ "answer": answer }),
            Err(error) => json!({ "fault": error.fault(window.preferences().lang()) }),
        };
        lines.push_str(&last.to_string());
        request.respond(Response::from_string(lines).with_header(header("application/x-ndjson")))
    } else if let Some(hash) = path.strip_prefix("/media/") {
        match window.picture(hash) {
            Some(picture) => {
                request.respond(Response::from_data(picture.bytes).with_header(header(picture.mime)))
            }
            None => request.respond(Response::from_string("").with_status_code(404)),
        }
    } else {
        page(pages, &path, request)
    };
    // A browser that has gone does not want the answer.
    drop(sent);
}

fn page(pages: &Path, path: &str, request: Request) -> std::io::Result<()> {
    let wanted = Path::new(path.trim_start_matches('/'));
    let stays_inside = wanted.components().all(|part| matches!(part, Component::Normal(_)));
    let mut file = pages.join(wanted);
    // Every address without a file is a screen, which the one page finds by itself.
    if *request.method() != Method::Get || !stays_inside || !file.is_file() {
        file = pages.join("index.html");
    }
    let kind = match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        _ => "application/octet-stream",
    };
    match std::fs::read(&file) {
        Ok(bytes) => request.respond(Response::from_data(bytes).with_header(header(kind))),
        Err(_) => request.respond(Response::from_string("").with_status_code(404)),
    }
}

fn header(kind: &str) -> Header {
    let built = format!("Content-Type: {kind}").parse();
    built.unwrap_or_else(|()| unreachable!("the kinds above are headers"))
}
