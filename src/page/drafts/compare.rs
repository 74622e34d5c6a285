//! Two drafts side by side, with what they differ in named.

use leptos::prelude::*;

use super::Desk;
use crate::answers::{Draft, differing};
use crate::page::desk::shown_name;
use crate::page::draft;
use crate::page::kit::{all, dynamic, maybe, memo, para, plain, section};
use crate::rules::{Assessment, Indicator, Severity, assess};
use crate::texts::{answer_text, fill, indicator, label, text, verdict};

/// What the two that are chosen differ in.
pub fn compare(desk: Desk) -> AnyView {
    let pair = memo(move || {
        desk.store.shelf.track();
        let found = |id: &String| draft::find(id).and_then(|found| found.draft().cloned());
        let drafts: Vec<Draft> = desk.chosen.with(|chosen| chosen.iter().filter_map(found).collect());
        <[Draft; 2]>::try_from(drafts).ok()
    });
    let shown = move || {
        pair.with(|pair| match pair {
            Some([first, second]) => differences(first, second, desk),
            None => para("hint", plain(text("drafts.compare_lead"))),
        })
    };
    let some = memo(move || desk.rows.with(|rows| rows.len() > 1));
    maybe(move || some.get().then(|| section("compare", "compare-title", text("drafts.compare"), dynamic(shown))))
}

/// What is told of one of the two.
type Told = [String; 2];

fn differences(first: &Draft, second: &Draft, desk: Desk) -> AnyView {
    let today = desk.store.today;
    let drafts = [first, second];
    let scores = drafts.map(|draft| assess(&draft.answers.read(today).profile, today));
    let names = drafts.map(|draft| shown_name(&draft.name));
    let [a, b] = &scores;
    let said = match (a.total - b.total).cmp(&0) {
        std::cmp::Ordering::Equal => text("drafts.same_total").to_owned(),
        std::cmp::Ordering::Greater => more(&names, a.total - b.total),
        std::cmp::Ordering::Less => more(&[names[1].clone(), names[0].clone()], b.total - a.total),
    };
    let barring = |score: &Assessment| {
        let bars = score.findings.iter().filter(|finding| finding.severity == Severity::Blocker).count();
        bars.to_string()
    };
    let differs = |told: &Told| told[0] != told[1];
    let totals: [(String, Told); 3] = [
        (text("plan.table_total").to_owned(), scores.each_ref().map(|score| score.total.to_string())),
        (text("drafts.verdict").to_owned(), scores.each_ref().map(verdict)),
        (text("drafts.blockers").to_owned(), scores.each_ref().map(barring)),
    ];
    let points = |which: Indicator| {
        let told = scores.each_ref().map(|score| score.item(which).map_or(0, |item| item.counted).to_string());
        (indicator(which).to_owned(), told)
    };
    let items = Indicator::ALL.map(points).into_iter().filter(|(_, told)| differs(told));
    let slots = differing(&first.answers, &second.answers);
    let answers = slots.iter().map(|slot| (label(*slot), drafts.map(|draft| answer_text(&draft.answers, *slot))));
    let answers: Vec<(String, Told)> = answers.collect();
    let tables = match answers.is_empty() {
        true => para("hint", plain(text("drafts.same_answers"))),
        false => table(text("drafts.answers_differ"), &names, answers),
    };
    let points = table(text("drafts.points_differ"), &names, totals.into_iter().chain(items).collect());
    all([para("compare-said", plain(said)), points, tables])
}

/// Which of two has more points.
fn more(names: &Told, points: i32) -> String {
    fill("drafts.more", &[("name", &names[0]), ("other", &names[1]), ("n", &points)])
}

fn table(caption: &'static str, names: &Told, rows: Vec<(String, Told)>) -> AnyView {
    let heads = all(names.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }.into_any()));
    let rows = rows.into_iter().map(|(name, told)| {
        let cells = all(told.map(|told| view! { <td>{told}</td> }.into_any()));
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }.into_any()
    });
    view! {
        <table class="compare-table">
            <caption>{caption}</caption>
            <thead><tr><td></td>{heads}</tr></thead>
            <tbody>{all(rows)}</tbody>
        </table>
    }
    .into_any()
}
