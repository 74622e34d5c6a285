//! Drafts in a real browser's localStorage, and the page mounted by itself.
#![cfg(target_arch = "wasm32")]

use gloo_storage::{LocalStorage, Storage};
use hujifen::answers::{Answers, Draft, Field, Slot};
use hujifen::page::{App, FORMER_KEY, Found, PREFIX, Restored, find, put, restore};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn raw() -> web_sys::Storage {
    LocalStorage::raw()
}

fn draft(field: Field, text: &str) -> Draft {
    let mut answers = Answers::default();
    answers.set(Slot::Field(field), text);
    Draft::of(answers)
}

/// Nothing stored, and nothing noted by this tab.
fn empty() {
    LocalStorage::clear();
    gloo_storage::SessionStorage::clear();
}

/// What stands under each key of a draft.
fn stored() -> Vec<String> {
    let storage = raw();
    let keys = (0..storage.length().expect("a storage")).filter_map(|index| storage.key(index).expect("a key"));
    keys.filter(|key| key.starts_with(PREFIX)).filter_map(|key| storage.get_item(&key).expect("an item")).collect()
}

#[wasm_bindgen_test]
fn a_draft_comes_back_as_it_was_typed() {
    empty();
    let typed = draft(Field::BornOn, "1990-02-31");
    assert_eq!(put("one", &typed), Ok(()));
    assert_eq!(find("one"), Some(Found::Draft(typed.clone())));
    assert_eq!(find("two"), None);
    // It is the latest, so a visit goes on with it.
    let found = Some(Found::Draft(typed));
    assert_eq!(restore(), Restored { id: "one".to_owned(), found, was_corrupt: false });
}

#[wasm_bindgen_test]
fn a_visit_goes_on_with_the_latest_draft() {
    empty();
    let at = |saved_at| Draft { saved_at, ..draft(Field::Sex, "female") };
    for (id, saved_at) in [("older", 10), ("latest", 30), ("old", 20)] {
        assert_eq!(put(id, &at(saved_at)), Ok(()));
    }
    assert_eq!(restore().id, "latest");
}

#[wasm_bindgen_test]
fn the_draft_of_an_earlier_version_gets_an_id_and_leaves_its_old_place() {
    for former in [
        r#"{"version":1,"answers":{"born_on":"1990-05-12"},"periods":[],"records":{}}"#,
        r#"{"version":2,"answers":{"born_on":"1990-05-12"},"periods":[],"records":{},"papers":[],"steps":[1]}"#,
    ] {
        empty();
        raw().set_item(FORMER_KEY, former).expect("room");
        let Restored { id, found, was_corrupt } = restore();
        let answers = found.as_ref().and_then(Found::draft).map(|draft| draft.answers.field(Field::BornOn).to_owned());
        assert_eq!((answers.as_deref(), was_corrupt), (Some("1990-05-12"), false), "{former}");
        assert_eq!(raw().get_item(FORMER_KEY), Ok(None));
        // Nothing is rewritten before something changes.
        assert_eq!(stored(), [former]);
        assert!(find(&id).is_some());
    }
}

#[wasm_bindgen_test]
fn what_cannot_be_read_stays_and_the_visit_begins_anew() {
    for corrupt in [
        "{\"version\":1,\"answers\"",
        "[]",
        "",
        "{\"version\":1,\"answers\":{\"nobody_asked\":\"1\"},\"periods\":[],\"records\":{}}",
    ] {
        empty();
        raw().set_item(FORMER_KEY, corrupt).expect("room");
        let Restored { id, found, was_corrupt } = restore();
        assert!(was_corrupt && found.is_none(), "{corrupt}");
        assert_eq!(stored(), [corrupt]);
        assert_eq!(find(&id), None);
    }
}

#[wasm_bindgen_test]
fn a_draft_of_a_newer_version_is_shown_and_left_as_it_is() {
    empty();
    let newer = "{\"version\":99,\"answers\":{\"born_on\":\"1990-05-12\"},\"people\":[1]}";
    raw().set_item(&format!("{PREFIX}one"), newer).expect("room");
    let Restored { id, found, .. } = restore();
    assert_eq!(id, "one");
    let Some(Found::Newer(draft)) = found else { panic!("it is {found:?}") };
    assert_eq!(draft.answers.field(Field::BornOn), "1990-05-12");
    assert_eq!(stored(), [newer]);
}

#[wasm_bindgen_test]
fn the_page_shows_the_score_of_the_draft() {
    empty();
    let mut typed = draft(Field::BornOn, "1990-05-12");
    typed.answers.set(Slot::Field(Field::AssessedOn), "2026-11-23");
    assert_eq!(put("one", &typed), Ok(()));
    let document = leptos::prelude::document();
    let parent = document.create_element("div").expect("an element");
    document.body().expect("a body").append_child(&parent).expect("a place");
    let place = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(parent);
    let mounted = leptos::mount::mount_to(place, App);
    let total = document.get_element_by_id("total").expect("a total").text_content();
    assert_eq!(total.as_deref(), Some("30"));
    drop(mounted);
    assert!(document.get_element_by_id("total").is_none());
}
