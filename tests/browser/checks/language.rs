//! The languages of the page: which one is shown, and how it changes.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use hujifen::texts::{Language, parts};
use serde_json::json;

use crate::harness::headers::Rules;
use crate::harness::site::{ASSETS, HEADERS, Site, dist, files_in};
use crate::harness::until::{holds, until};
use crate::visitor::{DRAFT, Visitor};

use super::accessibility::finds_nothing;
use super::layout::TOO_WIDE;
use super::sample::{self, CARDS};

const SWITCH: &str = "#language";
/// Where the visitor's choice is stored.
const CHOICE: &str = "hujifen.language";

/// Sees that the page is in a language, and offers the other one in its own words.
async fn sees_language(visitor: &Visitor, language: Language) -> Result<()> {
    let (other, words) = match language {
        Language::Chinese => ("en", "English"),
        Language::English => ("zh-CN", "中文"),
    };
    visitor.sees(SWITCH, words).await?;
    let declared = "return [document.documentElement.lang, document.querySelector('#language').closest('[lang]').lang]";
    let declared = visitor.script(declared, vec![]).await?;
    ensure!(declared == json!([language.code(), other]), "the page says it is in {declared}");
    Ok(())
}

/// Opens the page with this choice stored; with none where it is empty.
async fn arrive_having_chosen(visitor: &Visitor, choice: &str, path: &str) -> Result<()> {
    visitor.go_away().await?;
    let store = "localStorage.clear(); sessionStorage.clear(); if (arguments[1]) localStorage.setItem(...arguments)";
    visitor.script(store, vec![json!(CHOICE), json!(choice)]).await?;
    visitor.arrive_at(path).await
}

pub async fn the_address_the_choice_and_the_browser_decide_in_this_order(visitor: &Visitor) -> Result<()> {
    let (client, engine) = (&visitor.browser.client, visitor.browser.engine);
    for (languages, choice, path, shown) in [
        ("zh-CN,zh", "", "/", Language::Chinese),
        ("zh-CN,zh", "", "/?lang=en", Language::English),
        ("zh-CN,zh", "en", "/", Language::English),
        ("zh-CN,zh", "en", "/?lang=zh-CN", Language::Chinese),
        ("zh-CN,zh", "en", "/?lang=fr", Language::English),
        ("fr,en-GB,zh-TW", "", "/", Language::English),
        ("fr,zh-TW,en", "", "/", Language::Chinese),
        ("fr,de", "", "/", Language::Chinese),
        ("en-US,en", "zh-CN", "/", Language::Chinese),
        ("zh-CN,zh", "", "/", Language::Chinese),
    ] {
        engine.prefer_languages(client, languages).await?;
        arrive_having_chosen(visitor, choice, path).await?;
        sees_language(visitor, shown).await.with_context(|| format!("{languages:?} {choice:?} {path}"))?;
    }
    let embed = |asked: &String| asked.contains("split_embed");
    ensure!(!visitor.site.log().requests.iter().any(embed), "a language makes the page a guest");
    Ok(())
}

pub async fn the_switch_keeps_everything_that_was_typed(visitor: &Visitor) -> Result<()> {
    let answers = [("assessed_on", "2026-11-23"), ("born_on", "1990-02-31")];
    arrive_having_chosen(visitor, "", "/").await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.fill("person", &answers).await?;
    let title = "return [document.title, document.querySelector('meta[name=description]').content]";
    let before = visitor.script(title, vec![]).await?;
    for language in [Language::English, Language::Chinese] {
        // At once: what was typed last is not stored yet.
        visitor.answer("permit", "yes").await?;
        visitor.click(SWITCH).await?;
        sees_language(visitor, language).await?;
        visitor.sees_focus_at("language").await?;
        visitor.sees_open("person").await?;
        visitor.sees_answers("person", &answers).await?;
        visitor.sees_answers("person", &[("permit", "yes")]).await?;
        visitor.sees_total(120).await?;
        visitor.find("#faults a").await?;
        visitor.sees_no(".status").await?;
        let now = visitor.script(title, vec![]).await?;
        ensure!((now == before) == (language == Language::Chinese), "{now} in {language:?}, {before} at first");
        visitor.answer("permit", "no").await?;
    }
    // The choice is for visits to come, and a view beside the cards stays.
    visitor.click("#to-check").await?;
    visitor.click(SWITCH).await?;
    sees_language(visitor, Language::English).await?;
    visitor.find("#check .check-total").await?;
    visitor.reload().await?;
    sees_language(visitor, Language::English).await?;
    visitor.find("#check .check-total").await?;
    Ok(())
}

pub async fn the_switch_goes_before_the_address_from_then_on(visitor: &Visitor) -> Result<()> {
    arrive_having_chosen(visitor, "", "/?lang=en").await?;
    visitor.click(SWITCH).await?;
    sees_language(visitor, Language::Chinese).await?;
    visitor.reload().await?;
    sees_language(visitor, Language::Chinese).await
}

pub async fn a_browser_that_keeps_nothing_changes_it_without_losing_anything(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1990-05-12")]).await?;
    visitor.click(SWITCH).await?;
    sees_language(visitor, Language::English).await?;
    visitor.sees_total(30).await?;
    visitor.sees_answers("person", &[("born_on", "1990-05-12")]).await
}

pub async fn a_language_that_does_not_come_is_told_and_nothing_changes(visitor: &Visitor) -> Result<()> {
    arrive_having_chosen(visitor, "", "/").await?;
    visitor.fill("person", &[("born_on", "1990-05-12")]).await?;
    visitor
        .script("window.kept = window.fetch; window.fetch = () => Promise.reject(new TypeError('offline'))", vec![])
        .await?;
    visitor.click(SWITCH).await?;
    visitor.sees(".status.warn", "没有取到").await?;
    sees_language(visitor, Language::Chinese).await?;
    visitor.script("window.fetch = window.kept", vec![]).await?;
    visitor.click(SWITCH).await?;
    sees_language(visitor, Language::English).await?;
    visitor.sees_answers("person", &[("born_on", "1990-05-12")]).await
}

/// The built page in another folder, without some of its files.
fn without(folder: &Path, is_missing: impl Fn(&str) -> bool) -> Result<()> {
    let dist = dist()?.canonicalize()?;
    fs::create_dir(folder.join(ASSETS))?;
    for within in ["", ASSETS] {
        let files = files_in(&dist.join(within))?.into_iter();
        for (name, path) in files.filter(|(name, _)| !is_missing(name)) {
            symlink(path, folder.join(within).join(name))?;
        }
    }
    Ok(())
}

pub async fn a_page_without_its_texts_says_so(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let folder = tempfile::TempDir::new()?;
    without(folder.path(), |name| name.starts_with("texts_core_"))?;
    let rules = Rules::read(HEADERS).map_err(anyhow::Error::msg)?;
    let site = Site::start(folder.path().to_owned(), rules).await?;
    visitor.browser.client.goto(&site.origin).await?;
    visitor.sees("#shell .failed", "没有取到").await?;
    visitor.sees_no(".foot").await?;
    visitor.go_away().await?;
    // What did not come stands in the console.
    visitor.browser.engine.complaints(&visitor.browser.client).await.map(drop)
}

pub async fn every_text_is_in_the_file_of_its_part_and_no_other(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let assets = files_in(&dist()?.join(ASSETS))?;
    for language in Language::ALL {
        let mut found = Vec::new();
        // Those of the first screen stand in the page itself.
        for part in parts::all().filter(|part| *part != "shell") {
            let begins = format!("texts_{part}_{}-", language.code());
            let files: Vec<_> = assets.iter().filter(|(name, _)| name.starts_with(&begins)).collect();
            ensure!(files.len() == 1, "{} files are called {begins}…", files.len());
            let lines = fs::read_to_string(files[0].1)?;
            ensure!(hujifen::texts::Table::kept(lines.clone()).is_some(), "{begins}… holds no texts");
            for line in lines.lines() {
                let (key, text) = line.split_once('\t').context("a line without a tab")?;
                ensure!(parts::of_key(key) == part, "{key} is in {begins}…");
                let stands = hujifen::texts::spoken_in(language, || hujifen::texts::find(key));
                ensure!(stands == Some(text), "{key} says {text:?}, not {stands:?}");
                found.push(key.to_owned());
            }
        }
        ensure!(found.len() > 1_000, "only {} texts of {}", found.len(), language.code());
    }
    Ok(())
}

/// Holds what is shown against everything: what is missed tells so in the console, which every check looks at.
async fn holds_in_view(visitor: &Visitor, state: &str) -> Result<()> {
    let width = visitor.browser.size.width();
    let found = visitor.script(TOO_WIDE, vec![json!(width)]).await?;
    ensure!(found == json!([]), "{state}: {found:#}");
    finds_nothing(visitor, state).await
}

/// Opens the page in English with a draft.
async fn arrive_in_english(visitor: &Visitor, draft: &str) -> Result<()> {
    visitor.arrive_with(DRAFT, draft).await?;
    visitor.script("localStorage.setItem(...arguments)", vec![json!(CHOICE), json!("en")]).await?;
    visitor.reload().await?;
    sees_language(visitor, Language::English).await
}

pub async fn every_view_fits_and_can_be_read_in_english(visitor: &Visitor) -> Result<()> {
    for draft in [sample::with_totals(), &sample::with_months_and_a_fault()?] {
        arrive_in_english(visitor, draft).await?;
        for card in CARDS {
            visitor.open(card).await?;
            visitor.open_all_details().await?;
            holds_in_view(visitor, &format!("in the card {card}")).await?;
        }
    }
    arrive_in_english(visitor, sample::short_of_120()).await?;
    for (way, there) in [
        ("#to-plan", ".compare-table"),
        ("#to-check", ".check-total"),
        ("#to-report", "#draw"),
        ("#to-drafts", ".draft-rows"),
        ("#to-batch", "#batch-file"),
        ("#to-take", "#open-file"),
        ("#to-configure", "#configure input"),
    ] {
        if visitor.script("return !document.querySelector(arguments[0])", vec![json!(way)]).await? == json!(true) {
            visitor.click("#to-drafts").await?;
        }
        visitor.click(way).await?;
        visitor.find(there).await?;
        visitor.open_all_details().await?;
        holds_in_view(visitor, &format!("at {way}")).await?;
        visitor.browser.client.back().await?;
        visitor.sees_no(there).await?;
    }
    Ok(())
}

/// Sees a language in a frame.
pub async fn frame_sees(visitor: &Visitor, language: Language) -> Result<()> {
    until(async || {
        let lang = visitor.script("return document.documentElement.lang", vec![]).await?;
        holds(lang == json!(language.code()), || format!("the frame is in {lang}"))
    })
    .await?;
    sees_language(visitor, language).await
}
