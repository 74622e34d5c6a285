//! The insurance record: rows month by month, and what a payslip must show for each tier.

use leptos::prelude::*;

use super::desk::unlocked;
use super::kit::{Button, all, block, dynamic, live, maybe, memo, para, plain, span, spoken};
use super::later::{fetched, later};
use super::question::{flags, question, typed};
use super::store::{Store, store};
use super::strip::strip;
use super::{browser, import};
use crate::answers::{Field, PeriodPart, Slot};
use crate::rules::insurance::{Insured, TIERS};
use crate::rules::profile::Insurance;
use crate::rules::wage;
use crate::texts::{fill, grouped, multiple, text};

/// Up to so many rows all are open; of more only the one that is being changed.
const SHOWN: usize = 6;
/// So many rows are listed at a time.
const LISTED: usize = 24;

/// The tier a question of the summary asks about.
fn tenths_of(field: Field) -> Option<u64> {
    match field {
        Field::MonthsAt08 => Some(8),
        Field::MonthsAt1 | Field::LastYearMonthsAt1 => Some(10),
        Field::MonthsAt2 => Some(20),
        Field::MonthsAt3 => Some(30),
        _ => None,
    }
}

/// Whether a question belongs to the summary and carries the amounts of its tier.
pub fn is_tier_question(field: Field) -> bool {
    tenths_of(field).is_some()
}

/// A question of the summary, with the amount it speaks of.
pub fn tier_question(field: Field) -> AnyView {
    let store = store();
    let slot = Slot::Field(field);
    let amount = tenths_of(field).map(|tenths| {
        let year = wage::wage_year(store.today.month());
        let values = (multiple(tenths), year.from, grouped(year.reaches(tenths)));
        fill("wage.now", &[("multiple", &values.0), ("from", &values.1), ("amount", &values.2)])
    });
    let amount = para("amount", plain(amount.unwrap_or_default()));
    typed(slot, amount)
}

/// What belongs to the question of the record: the paste field, the amounts, the rows.
pub fn beside() -> AnyView {
    all([unlocked(import::panel), wage_table(), periods()])
}

/// The amounts of every tier in every wage year that the longest window can reach.
fn wage_table() -> AnyView {
    let store = store();
    let current = wage::wage_year(store.today.month());
    let first = wage::wage_year(store.today.month().back(TIERS[0].window));
    let head = TIERS.map(|tier| {
        view! { <th scope="col">{fill("wage.multiple", &[("n", &multiple(tier.tenths))])}</th> }.into_any()
    });
    let years = wage::TABLE.iter().filter(|year| (first.from..=current.from).contains(&year.from)).rev();
    let rows = years.map(|year| {
        let until = year.from.on(11);
        let span = if year.from == current.from {
            fill("wage.from_on", &[("from", &year.from)])
        } else {
            fill("wage.from_to", &[("from", &year.from), ("to", &until)])
        };
        let cells = TIERS.map(|tier| view! { <td>{grouped(year.reaches(tier.tenths))}</td> }.into_any());
        view! { <tr><th scope="row">{span}</th>{all(cells)}</tr> }.into_any()
    });
    view! {
        <details class="help wages">
            <summary>{text("wage.title")}</summary>
            {para("", plain(text("wage.note")))}
            <div class="scroll" tabindex="0" role="region" aria-label=text("wage.caption")>
                <table>
                    <caption>{text("wage.caption")}</caption>
                    <thead>
                        <tr><th scope="col">{text("wage.year")}</th>{all(head)}</tr>
                    </thead>
                    <tbody>{all(rows)}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

/// The record month by month: a row for each span of one base.
fn periods() -> AnyView {
    let store = store();
    let count = memo(move || store.answers.with(|answers| answers.period_count()));
    let is_asked = memo(move || store.answers.with(|answers| answers.field(Field::Insurance) == "periods"));
    // Choosing this way asks for at least one row.
    Effect::new(move |_| {
        if is_asked.get() && count.get_untracked() == 0 {
            store.answers.update(|answers| answers.add_period());
        }
    });
    maybe(move || is_asked.get().then(|| later(period_parts)))
}

fetched!(period_parts from record = parts);

/// The rows, and what they come to.
fn parts() -> AnyView {
    let store = store();
    let count = memo(move || store.answers.with(|answers| answers.period_count()));
    let add = move || {
        store.answers.update(|answers| answers.add_period());
        store.open_row.set(count.get_untracked().checked_sub(1));
        browser::focus_soon(Slot::Period(count.get_untracked() - 1, PeriodPart::From).to_string());
    };
    let is_long = memo(move || count.get() > SHOWN);
    let row = move |row| {
        let is_open = memo(move || !is_long.get() || store.open_row.get() == Some(row));
        dynamic(move || if is_open.get() { period(row) } else { closed(row) })
    };
    // All the rows of a long record at once would be felt; what is open is there in any case.
    let listed = RwSignal::new(LISTED);
    let unlisted = memo(move || {
        let (count, listed) = (count.get(), listed.get());
        store.open_row.get().filter(|open| (listed..count).contains(open))
    });
    let rows = move || {
        let (count, shown) = (count.get(), listed.get());
        let rows = (0..count.min(shown)).chain(unlisted.get()).map(row);
        let more = (count > shown).then(|| {
            let words = fill("period.more", &[("n", &(count - shown))]);
            Button::new("quiet", words).id("more-periods").view(move || listed.update(|listed| *listed += LISTED))
        });
        all(rows.chain(more))
    };
    let together = move || {
        let insured = store.reading.with(|reading| Insured::of(&reading.profile, store.day()));
        let months = insured.counted.known;
        fill("period.together", &[("n", &months), ("y", &(months / 12))])
    };
    all([
        para("hint", plain(text("period.order"))),
        dynamic(rows),
        spoken("contribution", live(together)),
        // Not in a turn of its own: what appears later would push the rest from under a finger.
        strip(),
        unlocked(move || Button::new("quiet", text("action.add_period")).view(add)),
    ])
}

/// One row of many, in a line.
fn closed(row: usize) -> AnyView {
    let store = store();
    let part = move |part| store.answers.with(|answers| answers.text(Slot::Period(row, part)).to_owned());
    let told = live(move || {
        let parts = [PeriodPart::From, PeriodPart::To, PeriodPart::Base].map(part);
        let [from, to, base] = &parts;
        fill("period.brief", &[("n", &(row + 1)), ("from", from), ("to", to), ("base", base)])
    });
    let open = move || {
        store.open_row.set(Some(row));
        browser::focus_soon(Slot::Period(row, PeriodPart::From).to_string());
    };
    let go = text("action.change");
    let name = fill("period.title", &[("n", &(row + 1))]);
    let open = Button::new("link", go).name(fill("join.action", &[("action", &go), ("name", &name)])).view(open);
    block("period-brief", all([span("", told), open]))
}

/// One row, and what it contributes by itself.
fn period(row: usize) -> AnyView {
    let store = store();
    let slot = move |part| Slot::Period(row, part);
    let remove = move || {
        store.forget_rows();
        store.answers.update(|answers| answers.remove_period(row));
        browser::focus_soon(Field::Insurance.path().to_owned());
    };
    let to_last_month = move || {
        let last = store.day().month().back(1);
        store.set(slot(PeriodPart::To), &last.to_string());
    };
    let last_month = unlocked(move || Button::new("quiet inline", text("action.last_month")).view(to_last_month));
    let named = fill("action.remove_row", &[("n", &(row + 1))]);
    let parts = all([
        question(slot(PeriodPart::From)),
        typed(slot(PeriodPart::To), last_month),
        question(slot(PeriodPart::Base)),
        flags(row),
        spoken("contribution", live(move || contribution(store, row))),
        unlocked(move || Button::new("quiet", text("action.remove")).name(named.clone()).view(remove)),
    ]);
    view! {
        <fieldset class="period">
            <legend>{fill("period.title", &[("n", &(row + 1))])}</legend>
            {parts}
        </fieldset>
    }
    .into_any()
}

/// How many months a row contributes by itself.
fn contribution(store: Store, row: usize) -> String {
    let on = store.day();
    let period = store.reading.with(|reading| Insurance::periods(&reading.profile.insurance).get(row).cloned());
    let Some(period) = period.filter(|period| period.from.is_some() && period.to.is_some()) else {
        return text("period.none_counts").to_owned();
    };
    let has_base = period.base.is_some();
    let insured = Insured::from_periods(&[period], on);
    let years = fill("period.years", &[("n", &insured.counted.known)]);
    if !has_base {
        return years;
    }
    let [a, b, c, d] = insured.at.map(|months| months.known);
    let base = fill("period.base", &[("a", &a), ("b", &b), ("c", &c), ("d", &d)]);
    fill("join.both", &[("first", &years), ("second", &base)])
}
