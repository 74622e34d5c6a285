//! The draft in a real browser's localStorage, and the page mounted by itself.
#![cfg(target_arch = "wasm32")]

use gloo_storage::{LocalStorage, Storage};
use hujifen::answers::{Answers, Field, Slot};
use hujifen::page::{ASIDE_PREFIX, App, KEY, Restored, Trouble, restore, save};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn raw() -> web_sys::Storage {
    LocalStorage::raw()
}

fn answers(field: Field, text: &str) -> Answers {
    let mut answers = Answers::default();
    answers.set(Slot::Field(field), text);
    answers
}

/// What was put aside, each as it was found.
fn aside() -> Vec<String> {
    let storage = raw();
    let keys = (0..storage.length().expect("a storage")).filter_map(|index| storage.key(index).expect("a key"));
    keys.filter(|key| key.starts_with(ASIDE_PREFIX))
        .filter_map(|key| storage.get_item(&key).expect("an item"))
        .collect()
}

/// Stores a draft as found, and reads it.
fn found(draft: &str) -> Restored {
    LocalStorage::clear();
    raw().set_item(KEY, draft).expect("room");
    restore()
}

#[wasm_bindgen_test]
fn a_draft_comes_back_as_it_was_typed() {
    LocalStorage::clear();
    let typed = answers(Field::BornOn, "1990-02-31");
    assert_eq!(save(&typed), Ok(()));
    assert_eq!(restore(), Restored { answers: typed, trouble: None });
}

#[wasm_bindgen_test]
fn without_answers_nothing_is_left_behind() {
    LocalStorage::clear();
    assert_eq!(save(&answers(Field::Sex, "female")), Ok(()));
    assert_eq!(save(&Answers::default()), Ok(()));
    assert_eq!(raw().length(), Ok(0));
    assert_eq!(restore(), Restored::default());
}

#[wasm_bindgen_test]
fn a_corrupt_draft_is_put_aside_unchanged() {
    for corrupt in [
        "{\"version\":1,\"answers\"",
        "[]",
        "",
        "{\"version\":1,\"answers\":{\"nobody_asked\":\"1\"},\"periods\":[],\"records\":{}}",
    ] {
        assert_eq!(found(corrupt).trouble, Some(Trouble::Corrupt), "{corrupt}");
        assert_eq!(aside(), [corrupt]);
        assert_eq!(raw().get_item(KEY), Ok(None));
        // The next visit starts without trouble, and what was put aside is still there.
        assert_eq!(restore(), Restored::default());
        assert_eq!(aside(), [corrupt]);
    }
}

#[wasm_bindgen_test]
fn a_draft_of_a_newer_version_is_put_aside_unchanged() {
    let newer = "{\"version\":3,\"answers\":{},\"periods\":[],\"records\":{}}";
    assert_eq!(found(newer).trouble, Some(Trouble::Newer));
    assert_eq!(aside(), [newer]);
}

#[wasm_bindgen_test]
fn the_page_shows_the_score_of_the_draft() {
    LocalStorage::clear();
    let mut draft = answers(Field::BornOn, "1990-05-12");
    draft.set(Slot::Field(Field::AssessedOn), "2026-11-23");
    assert_eq!(save(&draft), Ok(()));
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
