//! What each column of a table is taken for.

use leptos::ev::Event;
use leptos::prelude::*;
use web_sys::HtmlSelectElement;

use super::Batch;
use crate::answers::{BESIDE_STEPS, Field, Group, Slot};
use crate::batch::message::Columns;
use crate::batch::{Target, given_twice};
use crate::page::kit::{Button, all, derived, dynamic, live, maybe, memo, para, plain, section};
use crate::texts::{fill, find, label, text};

/// How many characters of the examples are shown.
const SHOWN: usize = 48;

/// The id of the choice for a column, counted from 0.
pub fn id(at: usize) -> String {
    format!("batch-column-{at}")
}

/// The columns with what they are taken for; of lines there is nothing to choose.
pub fn columns(batch: Batch) -> AnyView {
    let twice = memo(move || batch.columns.with(|columns| given_twice(columns)));
    let inner = dynamic(move || {
        let head = batch.head.get();
        if head.headers.is_empty() {
            return para("hint", plain(text("batch.lines_hint")));
        }
        let options = options();
        let rows = (0..head.headers.len()).map(|at| column(at, &head, &options, twice, batch));
        let rows = all(rows);
        let is_changed = memo(move || batch.head.with(|head| batch.columns.with(|columns| *columns != head.guessed)));
        let again = maybe(move || {
            is_changed.get().then(|| {
                Button::new("link", text("batch.guess_again")).id("batch-guess-again").view(move || batch.guess_again())
            })
        });
        let unused = live(move || batch.head.with(|head| batch.columns.with(|columns| unused(head, columns))));
        all([
            para("hint", plain(text("batch.columns_hint"))),
            view! { <ul class="batch-columns">{rows}</ul> }.into_any(),
            view! { <p class="batch-unused" id="batch-unused">{unused}</p> }.into_any(),
            again,
        ])
    });
    section("batch-part", "batch-columns-title", text("batch.columns_title"), inner)
}

fn column(at: usize, head: &Columns, options: &str, twice: Memo<Vec<usize>>, batch: Batch) -> AnyView {
    let (id, hint_id, fault_id) = (id(at), format!("batch-column-{at}-hint"), format!("batch-column-{at}-fault"));
    let is_twice = memo(move || twice.with(|twice| twice.contains(&at)));
    let described = {
        let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
        derived(move || if is_twice.get() { format!("{fault_id} {hint_id}") } else { hint_id.clone() })
    };
    let fault = maybe(move || {
        let id = fault_id.clone();
        is_twice.get().then(|| view! { <p class="fault" id=id>{text("batch.twice")}</p> }.into_any())
    });
    let chosen =
        derived(move || batch.columns.with(|columns| columns.get(at).copied().flatten().map_or("", Target::code)));
    let is_used = derived(move || !chosen.get().is_empty());
    let choose = move |event: Event| {
        let code = event_target::<HtmlSelectElement>(&event).value();
        batch.choose(at, Target::from_code(&code));
    };
    view! {
        <li class="batch-column" class:unused=derived(move || !is_used.get()) class:at-fault=is_twice>
            <label class="batch-header" for=id.clone()>{name(at, head)}</label>
            <p class="batch-examples" id=hint_id>{examples(at, head)}</p>
            <div class="batch-choice">
                {fault}
                <select
                    id=id
                    inner_html=options.to_owned()
                    prop:value=chosen
                    aria-describedby=described
                    aria-invalid=derived(move || is_twice.get().then_some("true"))
                    on:change=choose
                ></select>
            </div>
        </li>
    }
    .into_any()
}

/// All that a column can be taken for, in the groups of the questions. It holds our own texts only.
fn options() -> String {
    let option = |target: Target| format!("<option value=\"{}\">{}</option>", target.code(), named(target));
    let group = |name: &str, fields: &[Field]| {
        let options: String = fields.iter().map(|field| option(Target::of_field(*field))).collect();
        format!("<optgroup label=\"{name}\">{options}</optgroup>")
    };
    let groups = Group::ALL.map(|of| group(text(&format!("group.{}.name", of.id())), of.fields()));
    let of_steps = group(text("step.title"), &BESIDE_STEPS.map(|(_, field)| field));
    let unused = format!("<option value=\"\">{}</option>", text("batch.unused_option"));
    [unused, option(Target::Name)].into_iter().chain(groups).chain([of_steps]).collect()
}

/// A target as it is chosen: the question, and its official term.
fn named(target: Target) -> String {
    let Some(field) = target.field() else { return text("batch.name").to_owned() };
    let term = find(&format!("question.{}.term", field.path()));
    let term = term.map_or_else(String::new, |term| fill("join.term", &[("term", &term)]));
    label(Slot::Field(field)) + &term
}

/// The header of a column, or its number where it has none.
fn name(at: usize, head: &Columns) -> String {
    match head.headers.get(at).map(|header| header.trim()) {
        None | Some("") => fill("batch.column", &[("n", &(at + 1))]),
        Some(header) => header.to_owned(),
    }
}

/// What stands below the header.
fn examples(at: usize, head: &Columns) -> String {
    let cells = head.rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let cells: Vec<&str> = cells.collect();
    match cells.is_empty() {
        true => text("batch.no_examples").to_owned(),
        false => {
            let shown = cells.join(text("join.names"));
            let shown = match shown.char_indices().nth(SHOWN) {
                Some((end, _)) => format!("{}…", shown.get(..end).unwrap_or_default()),
                None => shown,
            };
            fill("batch.examples", &[("cells", &shown)])
        }
    }
}

/// Which columns decide nothing.
fn unused(head: &Columns, columns: &[Option<Target>]) -> String {
    let unused = columns.iter().enumerate().filter(|(_, column)| column.is_none()).map(|(at, _)| name(at, head));
    let unused: Vec<String> = unused.collect();
    match unused.is_empty() {
        true => text("batch.all_used").to_owned(),
        false => fill("batch.unused", &[("n", &unused.len()), ("names", &unused.join(text("join.names")))]),
    }
}
