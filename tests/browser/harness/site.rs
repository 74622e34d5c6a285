//! Serves the built page to one check, on an origin of its own: so each starts with an empty storage, and whatever is
//! asked for on this origin was asked for by this check.
//!
//! The page is what any static host would serve, with the headers of docs/deploy/_headers, and with one addition that works in
//! every engine: a script in front of everything else that tells the site of errors, of what the policy forbids, and of
//! requests to anywhere else ([`RECORDER`]).

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::{Path as FilePath, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::header::{CONTENT_SECURITY_POLICY_REPORT_ONLY, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::time::sleep;
use tower_http::services::ServeDir;

use super::hardship::lateness;
use super::headers::Rules;

const RECORDER: &str = include_str!("recorder.js");
const INTRUDER: &str = include_str!("intruder.js");

/// Browsers of another kind, such as those whose storage fails, each made by a script in front of the page's own. Reached
/// under /variants/.
const VARIANTS: [(&str, &str); 10] = [
    ("held", include_str!("held.js")),
    ("no-canvas", include_str!("canvas_denied.js")),
    ("no-wasm", include_str!("no_wasm.js")),
    ("offline", include_str!("offline.js")),
    ("old-wasm", include_str!("old_wasm.js")),
    ("old-wechat", include_str!("old_wechat.js")),
    ("read-canvas", include_str!("canvas_read.js")),
    ("wechat", include_str!("wechat.js")),
    ("wasm-memory", include_str!("wasm_memory.js")),
    ("later", include_str!("later.js")),
];

/// Asks the browser to report, and not to hinder, whatever the page wants from another origin.
const ONLY_OWN_ORIGIN: &str = "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'";

/// A page of somebody else's with ours in a frame that has the attributes the address names; asked for under another name of
/// this machine it is of another site.
const FRAME: &str = r#"<!doctype html><html lang=en><meta name=viewport content=width=device-width>
    <link rel=icon href=data:,><title>host</title><body>
    <script>
        const frame = document.createElement("iframe");
        frame.title = "points"; frame.width = 360; frame.height = 700;
        new URLSearchParams(location.search).forEach((value, name) => frame.setAttribute(name, value));
        document.currentScript.before(frame);
    </script>"#;
const FRAME_AT: &str = "/harness/frame";

/// Files of partners beside the page: one with members that are not allowed, and one that leads to another site.
const ODD_PARTNER: &str = r#"{ "name": "示例\u202e询咨", "logo": "javascript:alert(1)", "qr": "https://example.com/qr.png",
    "link": "https://example.com/odd", "script": "alert(1)" }"#;

/// A page without anything on it, to prepare the origin's storage from.
pub const BLANK: &str = "/harness/blank";

/// The same with a script that tries what the policy must forbid; it stands in the page, as no script could bring it.
pub const INTRUDED: &str = "/harness/intruded";
const INTRUDED_PAGE: &str = "<!doctype html><link rel=icon href=data:,><title>intruded</title>
    <body><script src=/harness/intruder.js></script>";

/// The page as it is where scripts are switched off: with none.
pub const SCRIPTLESS: &str = "/harness/scriptless";

/// A folder that holds the page too, as a part of a larger site would.
pub const FOLDER: &str = "/some/folder";

/// What stands for the keeper of files where no check asks for it: files that come from elsewhere than the site would be in the
/// way of those who count requests, and to keep them all would be felt.
const KEEPER: &str = "/sw.js";
const IDLE_KEEPER: &str = "// Keeps nothing.";

/// The site of one check; it ends with it.
pub struct Site {
    pub origin: String,
    shared: Arc<Shared>,
    /// All of its connections end with it.
    runtime: Mutex<Option<Runtime>>,
    /// What was deployed since; a page may ask for its files as long as the site is there.
    deployed: Mutex<Vec<TempDir>>,
}

struct Shared {
    dist: Mutex<PathBuf>,
    headers: Rules,
    /// How late every answer comes.
    late: Duration,
    /// Whether the page's files are kept by browsers, as they are where it is deployed.
    is_kept: AtomicBool,
    /// What is no fault of the page, as a part of its words.
    allowed: Mutex<Vec<&'static str>>,
    log: Mutex<Log>,
}

/// What a site was told and asked.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// What the recorder in the page told.
    pub faults: Vec<String>,
    /// Method and path of every request but the harness's own.
    pub requests: Vec<String>,
}

/// The folder of the built page: HUJIFEN_DIST, or the project's dist.
pub fn dist() -> Result<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let dist = env::var_os("HUJIFEN_DIST").filter(|path| !path.is_empty()).map_or_else(beside, PathBuf::from);
    let index = dist.join("index.html");
    std::fs::read(&index).with_context(|| format!("{} cannot be read; run make dist first", index.display()))?;
    Ok(dist)
}

/// The folder in which every file has its contents in its name.
pub const ASSETS: &str = "assets";

/// The files of a folder by their names, without those of the folders in it.
pub fn files_in(folder: &FilePath) -> Result<BTreeMap<String, PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let paths = entries.map(|entry| Ok(entry?.path())).filter(|path| path.as_ref().map_or(true, |path| path.is_file()));
    let named = |path: PathBuf| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), path);
    paths.map(|path| path.map(named)).collect()
}

/// The headers that the page is deployed with, as a file of rules.
pub const HEADERS: &str = include_str!("../../../docs/deploy/_headers");

/// Takes a port that no site had before: to a browser that has been there it is the same site, and what it keeps of the former
/// passes for this one's.
fn listen() -> Result<std::net::TcpListener> {
    static HAD: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    // Those that were had are held until another is found, or they might be given again.
    let mut held = Vec::new();
    loop {
        let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
        if HAD.lock().unwrap_or_else(PoisonError::into_inner).insert(listener.local_addr()?.port()) {
            return Ok(listener);
        }
        held.push(listener);
    }
}

impl Site {
    /// Serves the built page on a free port, every answer with the headers that these rules have for it.
    pub async fn start(dist: PathBuf, headers: Rules) -> Result<Site> {
        let listener = listen()?;
        listener.set_nonblocking(true)?;
        let origin = format!("http://{}", listener.local_addr()?);
        let elsewhere = format!("{}/partners/example.json", origin.replace("127.0.0.1", "localhost"));
        let dist = Mutex::new(dist);
        let (is_kept, allowed) = (AtomicBool::new(false), Mutex::default());
        let late = lateness()?;
        let shared = Arc::new(Shared { dist, headers, late, is_kept, allowed, log: Mutex::default() });
        let router = Router::new()
            .route("/", get(page))
            .route("/index.html", get(page))
            .route(&format!("{FOLDER}/"), get(page))
            .route("/variants/{variant}/", get(variant))
            .route(BLANK, get(|| async { Html("<!doctype html><link rel=icon href=data:,><title>blank</title>") }))
            .route(INTRUDED, get(|| async { Html(INTRUDED_PAGE) }))
            .route("/harness/fault", post(fault))
            .route(SCRIPTLESS, get(scriptless))
            .route(FRAME_AT, get(|| async { Html(FRAME) }))
            .route("/harness/{script}", get(script))
            .route("/partners/odd.json", get(|| async { ODD_PARTNER }))
            .route("/partners/elsewhere.json", get(|| async move { Redirect::temporary(&elsewhere) }))
            .fallback(file)
            .layer(from_fn_with_state(shared.clone(), note))
            .with_state(shared.clone());
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        runtime.spawn(async move {
            // It ends only with the runtime; a failed connection shows as a failed request in the page.
            if let Ok(listener) = TcpListener::from_std(listener) {
                let _ = axum::serve(listener, router).await;
            }
        });
        Ok(Site { origin, shared, runtime: Mutex::new(Some(runtime)), deployed: Mutex::default() })
    }

    /// From now on browsers may keep the page's files, as they may where it is deployed.
    pub fn let_files_be_kept(&self) {
        self.shared.is_kept.store(true, Ordering::Relaxed);
    }

    /// From now on serves the page of another folder.
    pub fn deploy(&self, dist: TempDir) {
        *self.shared.dist.lock().unwrap_or_else(PoisonError::into_inner) = dist.path().to_owned();
        self.deployed.lock().unwrap_or_else(PoisonError::into_inner).push(dist);
    }

    /// Breaks all connections and takes no more, as where the network is gone.
    pub fn stop(&self) {
        if let Some(runtime) = self.runtime.lock().unwrap_or_else(PoisonError::into_inner).take() {
            runtime.shutdown_background();
        }
    }

    /// Where a page of another site stands that shows ours in a frame with these attributes, as `&name=value`.
    pub fn framed_elsewhere(&self, attributes: &str) -> String {
        let elsewhere = self.origin.replace("127.0.0.1", "localhost");
        format!("{elsewhere}{FRAME_AT}?src={}/{attributes}", self.origin)
    }

    /// From now on this, as a part of its words, is no fault of the page, whenever it is told.
    pub fn allow_fault(&self, words: &'static str) {
        self.shared.allowed.lock().unwrap_or_else(PoisonError::into_inner).push(words);
    }

    /// Takes what a check provoked off what it was told, and tells whether it was.
    pub fn take_faults(&self, words: &str) -> bool {
        let mut log = self.shared.log();
        let before = log.faults.len();
        log.faults.retain(|fault| !fault.contains(words));
        log.faults.len() < before
    }

    /// What it was told and asked so far.
    pub fn log(&self) -> Log {
        self.shared.log().clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Shared {
    fn dist(&self) -> PathBuf {
        self.dist.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn log(&self) -> std::sync::MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The page with scripts in front of all that it brings itself.
    fn index(&self, scripts: &[&str]) -> Response {
        let Ok(html) = std::fs::read_to_string(self.dist().join("index.html")) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let tags: String = scripts.iter().map(|name| format!("<script src=/harness/{name}.js></script>")).collect();
        // Behind the opening tag of the root element, which is the second tag of any page.
        let at = html.match_indices('>').nth(1).map_or(0, |(at, _)| at + 1);
        let html = format!("{}{tags}{}", &html[..at], &html[at..]);
        ([(CONTENT_SECURITY_POLICY_REPORT_ONLY, ONLY_OWN_ORIGIN)], Html(html)).into_response()
    }
}

async fn page(State(shared): State<Arc<Shared>>) -> Response {
    shared.index(&["recorder"])
}

async fn variant(State(shared): State<Arc<Shared>>, Path(variant): Path<String>) -> Response {
    match VARIANTS.iter().any(|(name, _)| *name == variant) {
        true => shared.index(&["recorder", &variant]),
        false => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The page without its scripts, as a browser shows it that runs none.
async fn scriptless(State(shared): State<Arc<Shared>>) -> Response {
    let Ok(html) = std::fs::read_to_string(shared.dist().join("index.html")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut pieces = html.split("<script");
    let first = pieces.next().unwrap_or_default().to_owned();
    let without = pieces.filter_map(|piece| piece.split_once("</script>").map(|(_, behind)| behind));
    let html = first + &without.collect::<String>();
    Html(html.replace("./assets/", "/assets/").replace("./manifest", "/manifest")).into_response()
}

async fn script(Path(script): Path<String>) -> Response {
    let scripts = [("recorder", RECORDER), ("intruder", INTRUDER)].into_iter().chain(VARIANTS);
    match scripts.into_iter().find(|(name, _)| script.strip_suffix(".js") == Some(name)) {
        Some((_, text)) => ([(CONTENT_TYPE, HeaderValue::from_static("text/javascript"))], text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn fault(State(shared): State<Arc<Shared>>, fault: String) {
    let is_allowed = shared.allowed.lock().unwrap_or_else(PoisonError::into_inner).iter().any(|it| fault.contains(it));
    if !is_allowed {
        shared.log().faults.push(fault);
    }
}

/// A file beside the page, wherever the page stands.
async fn file(State(shared): State<Arc<Shared>>, mut request: Request) -> Response {
    let path = deployed_at(request.uri().path());
    if path == KEEPER && !shared.is_kept.load(Ordering::Relaxed) {
        return ([(CONTENT_TYPE, HeaderValue::from_static("text/javascript"))], IDLE_KEEPER).into_response();
    }
    let Ok(uri) = path.parse::<Uri>() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    *request.uri_mut() = uri;
    match ServeDir::new(shared.dist()).try_call(request).await {
        Ok(response) => response.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The path that a path under [`FOLDER`] or /variants/ would have where the page stands alone.
fn deployed_at(path: &str) -> &str {
    let variant = || path.strip_prefix("/variants/").and_then(|path| path.find('/').map(|at| &path[at..]));
    path.strip_prefix(FOLDER).or_else(variant).unwrap_or(path)
}

/// Writes down every request, and adds the headers of this site to the answer.
async fn note(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if !path.starts_with("/harness/") {
        let noted = format!("{} {path}", request.method());
        shared.log().requests.push(noted);
    }
    if !path.starts_with("/harness/") {
        sleep(shared.late).await;
    }
    let mut response = next.run(request).await;
    // That page is somebody else's.
    if path != FRAME_AT {
        for (name, value) in shared.headers.of(deployed_at(&path)) {
            let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value)) else {
                return StatusCode::INTERNAL_SERVER_ERROR.into_response();
            };
            response.headers_mut().append(name, value);
        }
    }
    response
}
