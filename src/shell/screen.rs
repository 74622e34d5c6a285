//! The first screen: the head, the cards with the first one open, and the total, each as the page shows them to someone
//! who has answered nothing.
//!
//! The elements are those of src/page with the same classes and ids, so the same style sheets make them the same to the
//! pixel; what leads on is a link to a step that the program knows. A check of the browser holds the two against each other.

use super::html::{element, escaped, said, tag, void};
use crate::answers::{Answers, Entry, Field, Group, Slot, open_questions};
use crate::rules::{Date, LAW_IN_FORCE, STANDARD, assess};
use crate::texts::{Language, Wording, choice_text, fill, find, label, text};

/// The whole screen, with what else may stand in its place before and behind the cards.
pub fn screen(before: &str, behind: &str) -> String {
    let skip = tag("a", &[("class", "skip"), ("href", "#form")], &escaped(text("app.skip")));
    let view = element("div", "view", &(cards() + &result()));
    [skip, head(), tag("main", &[("id", "form"), ("tabindex", "-1")], &[before, &view, behind].concat())].concat()
}

/// A day for what does not depend on the day: the first of the law.
fn any_day() -> Date {
    const FIRST: (i16, i8, i8) = LAW_IN_FORCE[0];
    const { Date::constant(FIRST.0, FIRST.1, FIRST.2).expect("a day") }
}

fn head() -> String {
    let way = |id: &str, key: &str| tag("a", &[("class", "quiet"), ("href", id)], &escaped(text(key)));
    let tools = [element("span", "open-draft", ""), way("#drafts", "drafts.open"), way("#take", "take.open")];
    let parts = [
        element("div", "head-line", &(said("p", "brand", text("app.name")) + &switch())),
        said("h1", "", text("app.title")),
        said("p", "lead", text("app.lead")),
        element("div", "tools", &tools.concat()),
    ];
    element("header", "head", &parts.concat())
}

/// The way to the other language: the address asks for it.
fn switch() -> String {
    let other = Language::spoken().other().code();
    let way = [("class", "quiet"), ("href", &*format!("?lang={other}"))];
    let way = tag("a", &way, &escaped(text("language.other")));
    tag("span", &[("class", "language"), ("lang", other)], &way)
}

fn cards() -> String {
    element("div", "cards", &Group::ALL.map(card).concat())
}

/// A card as a link that opens it; the first one is open.
fn card(group: Group) -> String {
    let id = group.id();
    let is_open = group == Group::ALL[0];
    let state = if group.indicators().is_empty() { "" } else { text("group_state.open") };
    let name = text(&format!("group.{id}.name")).to_owned();
    let inner = said("span", "card-name", &name) + &said("span", "card-state", state);
    let head = tag("a", &[("class", "card-head"), ("href", &format!("#{id}"))], &inner);
    let body = is_open.then(|| element("div", "card-body", &questions(group)));
    let class = if is_open { "card open" } else { "card" };
    element("section", class, &(element("h2", "", &head) + &body.unwrap_or_default()))
}

fn questions(group: Group) -> String {
    let clause = said("p", "card-clause", text(&format!("group.{}.clause", group.id())));
    let asked = Answers::default().asked_slots(group.fields()).into_iter().map(question);
    let next = group.next().map(|next| {
        let name = text(&format!("group.{}.name", next.id())).to_owned();
        let words = fill("action.next", &[("name", &name)]);
        tag("a", &[("class", "next"), ("href", &format!("#{}", next.id()))], &escaped(&words))
    });
    [clause].into_iter().chain(asked).chain(next).collect()
}

fn question(slot: Slot) -> String {
    match slot.entry() {
        Entry::Choice(choices) => choice(slot, choices),
        Entry::YesNo | Entry::Whether => choice(slot, slot.entry().choices()),
        _ => typed(slot),
    }
}

fn typed(slot: Slot) -> String {
    let (id, hint_id) = (slot.to_string(), format!("{slot}-hint"));
    let wording = Wording::of(slot, any_day());
    let parts = [
        tag("label", &[("class", "ask"), ("for", &id)], &asked(&wording)),
        tag("p", &[("class", "hint"), ("id", &hint_id)], &escaped(text("entry.date"))),
        void(
            "input",
            &[
                ("type", "text"),
                ("class", "w-date"),
                ("id", &id),
                ("inputmode", "text"),
                ("autocomplete", "off"),
                ("enterkeyhint", "next"),
                ("aria-describedby", &hint_id),
            ],
        ),
        help(slot, &wording),
    ];
    element("div", "question", &parts.concat())
}

fn choice(slot: Slot, choices: &[&str]) -> String {
    let wording = Wording::of(slot, any_day());
    let name = slot.to_string();
    let option = |(index, choice): (usize, &&str)| {
        let id = if index == 0 { name.clone() } else { format!("{slot}-{choice}") };
        let pick = [("type", "radio"), ("id", &id), ("name", &name), ("value", choice), ("autocomplete", "off")];
        let inner = void("input", &pick) + &said("span", "", choice_text(slot, choice));
        tag("label", &[("class", "option"), ("for", &id)], &inner)
    };
    let options: String = choices.iter().enumerate().map(option).collect();
    let class = if choices.len() <= 3 { "options short" } else { "options" };
    let parts = [element("legend", "ask", &asked(&wording)), element("div", class, &options), help(slot, &wording)];
    element("fieldset", "question", &parts.concat())
}

fn asked(wording: &Wording) -> String {
    let term = wording.term.map(|term| said("span", "term", &fill("join.term", &[("term", &term)])));
    escaped(&wording.label) + &term.unwrap_or_default()
}

/// Help that opens in place. What names the day of the visit is not known when the page is built.
fn help(slot: Slot, wording: &Wording) -> String {
    let Some(help) = &wording.help else { return String::new() };
    let told = if today_is_left_out(slot) { String::new() } else { said("p", "", help) };
    let named = format!("{}{}", text("action.help"), wording.label);
    let summary = tag("summary", &[("aria-label", &named)], &escaped(text("action.help")));
    element("details", "help", &(summary + &told))
}

/// Whether the help of a question names the day of the visit, so that the first screen cannot tell it.
pub fn today_is_left_out(slot: Slot) -> bool {
    let Slot::Field(field) = slot else { return false };
    find(&format!("question.{}.help", Field::path(field))).is_some_and(|help| help.contains("{today}"))
}

/// The result's heading and the total of nothing answered.
fn result() -> String {
    element("section", "result", &(said("h2", "", text("result.title")) + &total()))
}

fn total() -> String {
    let day = any_day();
    let answers = Answers::default();
    let reading = answers.read(day);
    let score = assess(&reading.profile, day);
    let points = [
        said("span", "points-number", &score.total.to_string()),
        said("span", "points-unit", text("result.points")),
        said("span", "points-standard", &format!("/ {STANDARD}")),
    ];
    let said_of_it = [element("p", "points", &points.concat()), said("p", "verdict", text("shell.verdict"))];
    let to_result = tag("a", &[("class", "to-result"), ("href", "#result")], &escaped(text("action.to_result")));
    let next = open_questions(&answers, &reading, &score, day).first().map(|&slot| {
        let words = fill("action.next_key", &[("label", &label(slot))]);
        let href = format!("#{}", Group::of_slot(slot).map_or("", Group::id));
        tag("a", &[("class", "next-key"), ("id", "next-question"), ("href", &href)], &escaped(&words))
    });
    let parts = [element("div", "total-said", &said_of_it.concat()), bar(), to_result];
    element("div", "total", &(parts.concat() + &next.unwrap_or_default()))
}

/// The bar. How far it reaches stands in style/shell.css, since the page's policy allows no style in an element.
fn bar() -> String {
    let parts = ["bar-possible", "bar-total", "bar-mark"].map(|class| element("span", class, ""));
    tag("div", &[("class", "bar"), ("aria-hidden", "true")], &parts.concat())
}
