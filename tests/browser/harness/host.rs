//! Serves the example pages of tests/hosts and docs/examples as somebody else's site: on an origin of its own, with the product's origin in
//! place of the one they are written for.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::site;

/// The product's origin in the example pages.
const PRODUCT: &str = "https://points.example.com";

/// Where they are, seen from the project's folder.
const EXAMPLES: [&str; 2] = ["tests/hosts", "docs/examples"];

/// In front of all that a page brings itself, where its policy lets it.
const SPY: &str = "<script src=/harness/spy.js></script>";

/// A page whose frame never becomes ready: there is an empty page beside this copy of the script.
const DEAD: &str = r#"<!doctype html><html lang="zh-CN"><link rel="icon" href="data:,"><title>dead</title>
    <script src="/harness/spy.js"></script><script src="/harness/hurry.js"></script>
    <script type="module" src="/dead/embed.js"></script><hujifen-calculator id="dead"></hujifen-calculator>"#;

/// The site of one check; it ends with it.
pub struct Hosts {
    pub origin: String,
    task: JoinHandle<()>,
}

impl Hosts {
    /// Serves the example pages on a free port, for the product at this origin.
    pub async fn start(product: &str) -> Result<Hosts> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let script = |text: &'static str| get(move || async move { ([(CONTENT_TYPE, "text/javascript")], text) });
        let router = Router::new()
            .route("/{page}", get(page))
            .route("/dead", get(|| async { Html(DEAD) }))
            .route("/dead/", get(|| async { Html("<!doctype html><title>nothing</title>") }))
            .route("/dead/embed.js", get(embed_script))
            .route("/harness/spy.js", script(include_str!("spy.js")))
            .route("/harness/hurry.js", script(include_str!("hurry.js")))
            .with_state(Arc::new(product.to_owned()));
        let task = tokio::spawn(async move {
            // It ends only when the task is aborted.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Hosts { origin, task })
    }

    /// The address of an example page.
    pub fn page(&self, name: &str) -> String {
        format!("{}/{name}", self.origin)
    }

    /// The same under another name of this machine, which makes it another site than the product's.
    pub fn elsewhere(&self, name: &str) -> String {
        self.page(name).replace("127.0.0.1", "localhost")
    }
}

impl Drop for Hosts {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn page(State(product): State<Arc<String>>, Path(page): Path<String>) -> Response {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let html = EXAMPLES.iter().find_map(|folder| std::fs::read_to_string(root.join(folder).join(&page)).ok());
    let Some(html) = html else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let html = html.replace(PRODUCT, &product);
    let spy = if html.contains("script-src") { "" } else { SPY };
    // Behind the opening tag of the head, which is the third tag of any of them.
    let at = html.match_indices('>').nth(2).map_or(0, |(at, _)| at + 1);
    Html(format!("{}{spy}{}", &html[..at], &html[at..])).into_response()
}

async fn embed_script() -> Response {
    match site::dist().and_then(|dist| Ok(std::fs::read_to_string(dist.join("embed.js"))?)) {
        Ok(script) => ([(CONTENT_TYPE, "text/javascript")], script).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
