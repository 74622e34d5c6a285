//! What search engines and link previews read of the page: the same words as the page has.

use serde_json::{Value, json};

use super::Language;
use super::html::{said, tag, void};
use crate::rules::STANDARD;
use crate::texts::{fill, text};

/// What stands in the head. `site` is where the page is published, with a slash at its end; what names it is left out where
/// that is not known.
pub fn head(language: Language, site: Option<&str>) -> String {
    let (title, description) = (text("language.title"), text("language.description"));
    let locale = language.code().replace('-', "_");
    // Where the page is published is not always known; most previews find it beside the page then.
    let picture = site.unwrap_or("./").to_owned() + "preview.png";
    let mut previews = vec![
        ("og:type", "website"),
        ("og:site_name", text("app.name")),
        ("og:title", text("app.title")),
        ("og:description", description),
        ("og:locale", &locale),
        ("og:image", &picture),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", text("app.title")),
    ];
    previews.extend(site.map(|site| ("og:url", site)));
    let previews = previews.iter().map(|(name, content)| void("meta", &[("property", name), ("content", content)]));
    let canonical = site.map(|site| void("link", &[("rel", "canonical"), ("href", site)]));
    let parts = [
        said("title", "", title),
        void("meta", &[("name", "description"), ("content", description)]),
        void("meta", &[("name", "twitter:card"), ("content", "summary_large_image")]),
    ];
    parts.into_iter().chain(previews).chain(canonical).chain([data(language, site)]).collect()
}

/// What the page is and answers, as structured data. No browser runs it: it is data, by its type.
fn data(language: Language, site: Option<&str>) -> String {
    let mut application = json!({
        "@type": "WebApplication",
        "name": text("app.name"),
        "description": text("language.description"),
        "inLanguage": language.code(),
        "applicationCategory": "UtilitiesApplication",
        "operatingSystem": "Any",
        "browserRequirements": "WebAssembly",
        "isAccessibleForFree": true,
    });
    if let Some(site) = site {
        application["url"] = json!(site);
    }
    let questions = [
        ("shell.faq.standard", fill("shell.points_lead", &[("standard", &STANDARD)])),
        ("shell.faq.law", text("about.law").to_owned()),
        ("shell.faq.official", text("about.unofficial").to_owned()),
        ("shell.faq.privacy", text("about.privacy").to_owned()),
    ];
    let questions: Vec<Value> = questions
        .into_iter()
        .map(|(key, answer)| {
            json!({ "@type": "Question", "name": text(key), "acceptedAnswer": { "@type": "Answer", "text": answer } })
        })
        .collect();
    let answers = json!({ "@type": "FAQPage", "inLanguage": language.code(), "mainEntity": questions });
    let graph = json!({ "@context": "https://schema.org", "@graph": [application, answers] });
    // Within a script a text ends only where `</` stands.
    tag("script", &[("type", "application/ld+json")], &graph.to_string().replace("</", "<\\/"))
}
