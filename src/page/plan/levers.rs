//! What can be changed: each with the month it counts from, and a place in either situation.

use leptos::prelude::*;

use super::Outlook;
use crate::answers::{LeverEdit, SITUATIONS, month};
use crate::page::kit::{all, derived, dynamic, maybe, memo, para, plain, section};
use crate::page::store::{Store, store};
use crate::rules::plan::{Lever, LeverKind, open_levers};
use crate::texts::{self, fault_text, fill, text};

fn edit_of(store: Store, kind: LeverKind) -> LeverEdit {
    let known = store.edits.with(|edits| edits.iter().find(|edit| edit.kind == kind).cloned());
    known.unwrap_or_else(|| LeverEdit::new(kind))
}

/// Changes something about a lever by hand.
fn change(store: Store, kind: LeverKind, change: impl FnOnce(&mut LeverEdit)) {
    edit(store, kind, |edit| {
        edit.by_hand = true;
        change(edit);
    });
}

fn edit(store: Store, kind: LeverKind, change: impl FnOnce(&mut LeverEdit)) {
    store.edits.update(|edits| {
        if !edits.iter().any(|edit| edit.kind == kind) {
            edits.push(LeverEdit::new(kind));
        }
        if let Some(edit) = edits.iter_mut().find(|edit| edit.kind == kind) {
            change(edit);
        }
    });
}

fn usual(store: Store) -> Vec<Lever> {
    store.reading.with(|reading| open_levers(&reading.profile, store.today))
}

/// The levers open to this person that `is` holds of, those whose month cannot be read left out.
pub fn of(store: Store, is: impl Fn(&LeverEdit) -> bool) -> Vec<Lever> {
    let applied = |lever: Lever| {
        let edit = edit_of(store, lever.kind);
        edit.applied(lever).ok().filter(|_| is(&edit))
    };
    usual(store).into_iter().filter_map(applied).collect()
}

/// Puts these levers, and no others, into a situation.
pub fn choose(store: Store, situation: usize, levers: &[Lever], by_hand: bool) {
    for lever in usual(store) {
        let is_chosen = levers.iter().any(|chosen| chosen.kind == lever.kind);
        edit(store, lever.kind, |edit| {
            edit.by_hand |= by_hand;
            if let Some(chosen) = edit.chosen.get_mut(situation) {
                *chosen = is_chosen;
            }
        });
    }
}

/// All levers.
pub fn levers(outlook: Outlook) -> AnyView {
    let store = store();
    // The list itself changes only with the answers.
    let open = memo(move || usual(store));
    let rows = dynamic(move || {
        let rows = open.get();
        match rows.is_empty() {
            true => para("hint", plain(text("plan.no_levers"))),
            false => {
                let rows = all(rows.into_iter().map(|lever| row(lever, outlook)));
                view! { <ul class="lever-rows">{rows}</ul> }.into_any()
            }
        }
    });
    let inner = all([para("hint", plain(text("plan.levers_lead"))), rows]);
    section("levers", "levers-title", text("plan.levers"), inner)
}

fn row(lever: Lever, outlook: Outlook) -> AnyView {
    let store = store();
    let kind = lever.kind;
    let code = kind.code();
    let name = texts::lever(kind);
    let id = format!("lever-{code}");
    let typed = derived(move || edit_of(store, kind).from.unwrap_or_else(|| lever.from.to_string()));
    let fault = derived(move || edit_of(store, kind).applied(lever).err());
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = {
        let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
        derived(move || if fault.get().is_some() { format!("{fault_id} {hint_id}") } else { hint_id.clone() })
    };
    let told = maybe(move || {
        let id = fault_id.clone();
        fault.get().map(|fault| view! { <p class="fault" id=id>{fault_text(fault)}</p> }.into_any())
    });
    let tidy = move |typed: String| {
        // Written plainly once it is left, as everywhere.
        let tidied = month(&typed).map_or(typed, |month| month.to_string());
        change(store, kind, |edit| edit.from = (!tidied.trim().is_empty()).then_some(tidied));
    };
    let keys = SITUATION_KEYS.into_iter().zip(SHORT_KEYS).enumerate();
    let boxes = all(keys.map(|(situation, (key, short))| {
        let id = format!("{code}-in-{situation}");
        let is_chosen = derived(move || edit_of(store, kind).chosen.get(situation) == Some(&true));
        let choose = move |event| {
            let is_chosen = event_target_checked(&event);
            change(store, kind, |edit| {
                if let Some(chosen) = edit.chosen.get_mut(situation) {
                    *chosen = is_chosen;
                }
            });
            outlook.shown.set(situation);
        };
        view! {
            <label class="option flag" class:chosen=is_chosen for=id.clone()>
                <input
                    type="checkbox"
                    id=id.clone()
                    aria-label=fill("join.action", &[("action", &text(key)), ("name", &name)])
                    prop:checked=is_chosen
                    on:change=choose
                />
                <span>{text(short)}</span>
            </label>
        }
        .into_any()
    }));
    view! {
        <li class="lever" class:at-fault=derived(move || fault.get().is_some())>
            <p class="lever-name">{name}</p>
            <div class="lever-set">
                <label class="lever-from" for=id.clone()>{text("plan.from")}</label>
                <input
                    type="text"
                    class="w-date"
                    id=id.clone()
                    inputmode="text"
                    autocomplete="off"
                    aria-label=fill("join.action", &[("action", &name), ("name", &text("plan.from_label"))])
                    aria-describedby=described
                    aria-invalid=derived(move || fault.get().map(|_| "true"))
                    prop:value=typed
                    on:input=move |event| change(store, kind, |edit| edit.from = Some(event_target_value(&event)))
                    on:change=move |event| tidy(event_target_value(&event))
                />
                {boxes}
            </div>
            {told}
            <p class="hint" id=hint_id>{texts::lever_advice(kind)}</p>
        </li>
    }
    .into_any()
}

/// The names of the situations where there is little room.
const SHORT_KEYS: [&str; SITUATIONS] = ["plan.in_plan_a", "plan.in_plan_b"];

/// The names of the situations.
pub const SITUATION_KEYS: [&str; SITUATIONS] = ["plan.situation_a", "plan.situation_b"];
