//! axe-core, the accessibility checker, run inside the page.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};
use fantoccini::Client;
use serde_json::Value;
use tokio::sync::OnceCell;

/// The rules that WCAG 2.2 AA comes to, and axe's own advice.
const RUN: &str = r#"
    const done = arguments[arguments.length - 1];
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const options = { runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } } };
    axe.run(document, { ...options, resultTypes: ["violations"] }).then(
        ({ violations, passes }) => done({
            found: violations.flatMap(({ id, nodes }) =>
                nodes.map((node) => `${id}: ${node.html} ${node.failureSummary.replace(/\s+/g, " ")}`)),
            passed: passes.length,
        }),
        (error) => done({ error: String(error) }),
    );
"#;

/// Everything axe finds on the page as it stands.
pub async fn findings(client: &Client) -> Result<Vec<String>> {
    let loaded = client.execute("return 'axe' in window", vec![]).await?;
    if loaded != Value::Bool(true) {
        client.execute(source().await?, vec![]).await?;
    }
    let report = client.execute_async(RUN, vec![]).await?;
    let found = report["found"].as_array().with_context(|| format!("axe did not run: {report}"))?;
    // A run that looked at nothing finds nothing either.
    report["passed"].as_u64().filter(|passed| *passed > 10).with_context(|| format!("axe hardly ran: {report}"))?;
    Ok(found.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

async fn source() -> Result<&'static str> {
    static SOURCE: OnceCell<String> = OnceCell::const_new();
    let read = || async {
        let path = path()?;
        std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))
    };
    Ok(SOURCE.get_or_try_init(read).await?)
}

/// HUJIFEN_AXE, or the newest one among the project's tools.
fn path() -> Result<PathBuf> {
    let set = |name| env::var_os(name).filter(|path| !path.is_empty()).map(PathBuf::from);
    if let Some(path) = set("HUJIFEN_AXE") {
        return Ok(path);
    }
    let cache = || set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")));
    let tools = set("HUJIFEN_TOOLS").or_else(|| cache().map(|cache| cache.join("hujifen/tools")));
    let tools = tools.unwrap_or_default();
    let entries = std::fs::read_dir(&tools).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("axe-core-"))
        .map(|entry| entry.path().join("node_modules/axe-core/axe.min.js"))
        .filter(|path| path.is_file())
        .max()
        .with_context(|| format!("axe-core is not in {}; run scripts/tools test, or set HUJIFEN_AXE", tools.display()))
}
