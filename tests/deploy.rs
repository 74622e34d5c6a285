//! The header files of docs/deploy: that all four say the same, and say what the page and its hosts rely on.
//!
//! Each file is read strictly, in the shape it has: what a reader here does not know is an error, so that nothing is added to
//! one of them without the others.

#[path = "shared/headers.rs"]
mod headers;

use std::collections::BTreeMap;

use headers::Rules;
use serde_json::Value;

const UNDERSCORE_HEADERS: &str = include_str!("../docs/deploy/_headers");
const NGINX: &str = include_str!("../docs/deploy/nginx.conf");
const CADDYFILE: &str = include_str!("../docs/deploy/Caddyfile");
const VERCEL: &str = include_str!("../docs/deploy/vercel.json");

/// A header's value by its name.
type Headers = BTreeMap<String, String>;

/// Files of every kind there is, by their paths.
const PATHS: [&str; 10] = [
    "/",
    "/index.html",
    "/embed.js",
    "/score.js",
    "/score_bg.wasm",
    "/sw.js",
    "/manifest.webmanifest",
    "/partners/example.json",
    "/assets/hujifen-0123456789abcdef.js",
    "/assets/hujifen_bg-0123456789abcdef.wasm",
];

/// Adds headers to others, none of which may be there already.
fn add<'a>(headers: &mut Headers, more: impl IntoIterator<Item = (&'a str, &'a str)>) {
    for (name, value) in more {
        let before = headers.insert(name.to_owned(), value.to_owned());
        assert_eq!(before, None, "{name} is set twice");
    }
}

fn underscore_headers(path: &str) -> Headers {
    let mut headers = Headers::new();
    add(&mut headers, Rules::read(UNDERSCORE_HEADERS).expect("_headers").of(path));
    headers
}

fn quoted(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or_else(|| panic!("not in quotes: {text}"))
}

/// The lines of a block, from the line that opens it to the next that closes one.
fn block<'a>(text: &'a str, opening: &str) -> Vec<&'a str> {
    let lines = text.lines().map(str::trim);
    let lines: Vec<&str> = lines.skip_while(|line| *line != opening).skip(1).take_while(|line| *line != "}").collect();
    assert!(!lines.is_empty(), "there is no {opening}");
    lines.into_iter().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

fn nginx(path: &str) -> Headers {
    let map = block(NGINX, "map $uri $hujifen_cache {");
    let cache_of = |key: &str| {
        let line = map.iter().find_map(|line| line.strip_prefix(key)).unwrap_or_else(|| panic!("no {key} in the map"));
        quoted(line.strip_suffix(';').expect("a semicolon"))
    };
    assert_eq!(map.len(), 2, "the map has more than these two rows");
    let cache = cache_of(if path.starts_with("/assets/") { "~^(/.*)?/assets/" } else { "default" });

    let mut headers = Headers::new();
    let lines = NGINX.lines().map(str::trim).filter_map(|line| line.strip_prefix("add_header "));
    for line in lines {
        let (name, value) = line.split_once(' ').expect("name and value");
        let value = match value.trim() {
            // Not with every answer: that a file is missing must not be kept for a year.
            "$hujifen_cache;" => cache,
            value => quoted(value.strip_suffix(" always;").unwrap_or_else(|| panic!("not with every answer: {line}"))),
        };
        add(&mut headers, [(name, value)]);
    }
    headers
}

fn caddy(path: &str) -> Headers {
    let mut headers = Headers::new();
    for line in block(CADDYFILE, "header {") {
        let (name, value) = line.split_once(' ').expect("name and value");
        add(&mut headers, [(name, quoted(value))]);
    }
    let lines: Vec<&str> = CADDYFILE.lines().map(str::trim).collect();
    for matcher in ["@kept {", "@other not {"] {
        assert_eq!(block(CADDYFILE, matcher), ["path /assets/*", "file"], "{matcher}");
    }
    let matcher = if path.starts_with("/assets/") { "header @kept " } else { "header @other " };
    let matched: Vec<&str> = lines.iter().filter(|line| line.starts_with("header @")).copied().collect();
    assert_eq!(matched.len(), 2, "there are more headers than for kept and for other files");
    for line in matched.into_iter().filter_map(|line| line.strip_prefix(matcher)) {
        let (name, value) = line.split_once(' ').expect("name and value");
        add(&mut headers, [(name, quoted(value))]);
    }
    headers
}

fn vercel(path: &str) -> Headers {
    let config: Value = serde_json::from_str(VERCEL).expect("vercel.json");
    let mut headers = Headers::new();
    for rule in config["headers"].as_array().expect("headers") {
        let source = rule["source"].as_str().expect("source");
        let is_kept = path.starts_with("/assets/");
        let is_matching = match source {
            "/(.*)" => true,
            "/assets/(.*)" => is_kept,
            "/((?!assets/).*)" => !is_kept,
            other => panic!("what does {other} match?"),
        };
        if !is_matching {
            continue;
        }
        for header in rule["headers"].as_array().expect("headers") {
            let text = |name: &str| header[name].as_str().expect(name);
            add(&mut headers, [(text("key"), text("value"))]);
        }
    }
    headers
}

/// The directives of a policy.
fn policy(path: &str) -> BTreeMap<String, Vec<String>> {
    let headers = underscore_headers(path);
    let directives = headers["Content-Security-Policy"].split("; ");
    let mut policy = BTreeMap::new();
    for directive in directives {
        let mut words = directive.split(' ').map(str::to_owned);
        let name = words.next().expect("a directive");
        assert!(policy.insert(name.clone(), words.collect()).is_none(), "{name} stands twice");
    }
    policy
}

#[test]
fn all_four_files_set_the_same_headers() {
    for path in PATHS {
        let headers = underscore_headers(path);
        assert_eq!(nginx(path), headers, "nginx.conf and _headers at {path}");
        assert_eq!(caddy(path), headers, "Caddyfile and _headers at {path}");
        assert_eq!(vercel(path), headers, "vercel.json and _headers at {path}");
    }
}

#[test]
fn every_file_has_all_headers() {
    for path in PATHS {
        let headers = underscore_headers(path);
        let expected = [
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            // Pages of other origins load scripts from here, and a sandboxed frame of ours everything.
            ("Access-Control-Allow-Origin", "*"),
            ("Cross-Origin-Resource-Policy", "cross-origin"),
            // A window that opened the page, or was opened by it, holds no handle on it.
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ];
        for (name, value) in expected {
            assert_eq!(headers.get(name).map(String::as_str), Some(value), "{name} at {path}");
        }
        let allowed: Vec<&str> =
            headers["Permissions-Policy"].split(", ").filter(|feature| !feature.ends_with("=()")).collect();
        assert_eq!(allowed, ["clipboard-write=(self)"], "{path}: what the page may use");
        // It knows no list of partners, and browsers that know frame-ancestors leave it aside.
        assert!(!headers.contains_key("X-Frame-Options"), "{path}: nobody could embed the page");
    }
}

#[test]
fn only_files_named_by_their_contents_are_kept_unasked() {
    for path in PATHS {
        let expected = if path.starts_with("/assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert_eq!(underscore_headers(path)["Cache-Control"], expected, "{path}");
    }
}

#[test]
fn the_policy_allows_the_page_its_own_files_and_nothing_else() {
    for path in PATHS {
        let policy = policy(path);
        assert_eq!(policy["default-src"], ["'none'"]);
        assert_eq!(policy["script-src"], ["'self'", "'wasm-unsafe-eval'"]);
        assert_eq!(policy["img-src"], ["'self'", "data:"]);
        for own in ["style-src", "connect-src", "worker-src", "manifest-src", "frame-src"] {
            assert_eq!(policy[own], ["'self'"], "{own}");
        }
        for none in ["base-uri", "form-action", "object-src"] {
            assert_eq!(policy[none], ["'none'"], "{none}");
        }
        assert_eq!(policy["require-trusted-types-for"], ["'script'"]);
        assert_eq!(policy["trusted-types"], ["hujifen"]);
        // `frame-ancestors *` would be less than everyone: it shuts out pages in sandboxed frames, and those opened as a file.
        assert_eq!(policy.len(), 13, "a directive has come that nothing here speaks of: {policy:?}");
    }
}

#[test]
fn a_rule_takes_in_a_file_a_folder_or_everything() {
    let rules =
        Rules::read("# note\n/*\n  A: 1\n/\n  B: 2\n/:file\n  C: 3: 4\n\n/x/*\n  # note\n  D: 5\n").expect("rules");
    assert_eq!(rules.of("/"), [("A", "1"), ("B", "2")]);
    assert_eq!(rules.of("/a.js"), [("A", "1"), ("C", "3: 4")]);
    assert_eq!(rules.of("/x/a.js"), [("A", "1"), ("D", "5")]);
    assert_eq!(rules.of("/x/y/a.js"), [("A", "1"), ("D", "5")]);
    assert_eq!(rules.of("/y/a.js"), [("A", "1")]);
}

#[test]
fn a_line_that_is_no_rule_is_told() {
    for wrong in ["  A: 1\n", "/*\n  A\n", "/*\nA: 1\n", "x\n"] {
        assert!(Rules::read(wrong).is_err_and(|told| told.starts_with("no rule: ")), "{wrong:?}");
    }
}
