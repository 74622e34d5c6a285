//! Which question a column answers, by its header.

use std::collections::{BTreeMap, BTreeSet};

use super::spellings::{HEADERS, MISLEADING};
use super::{Target, words};
use crate::answers::narrow;
use crate::texts::{Language, spoken_in};

/// What each header is taken for: by the path of the contract, by the question, by what offices write, and last by the
/// official term. A target that only one column may hold goes to the one that names it most plainly.
pub fn guess(headers: &[String]) -> Vec<Option<Target>> {
    let headers: Vec<[String; 2]> = headers.iter().map(|header| names(header)).collect();
    let mut guessed: Vec<Option<Target>> = vec![None; headers.len()];
    let mut taken = BTreeSet::new();
    for known in [by_code(), by_question(), by_spelling(), by_term()] {
        for (header, guessed) in headers.iter().zip(&mut guessed) {
            let target = header.iter().find_map(|name| known.get(name)).copied();
            let is_free = |target: &Target| target.takes_several() || !taken.contains(target);
            if guessed.is_none()
                && let Some(target) = target.filter(is_free)
            {
                taken.insert(target);
                *guessed = Some(target);
            }
        }
    }
    guessed
}

/// A text without what differs from office to office: spaces, full-width forms, capitals.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(narrow).flat_map(char::to_lowercase).collect()
}

/// A header as it is compared: whole, and without marks at its end and remarks in brackets.
fn names(header: &str) -> [String; 2] {
    let whole = plain(header);
    let bare = whole.split('(').next().unwrap_or_default();
    let bare = bare.trim_matches(['*', ':', '?', '"', '\'']).to_owned();
    [whole, bare]
}

type Known = BTreeMap<String, Target>;

fn by_code() -> Known {
    Target::all().map(|target| (target.code().to_owned(), target)).collect()
}

fn by_question() -> Known {
    let known = |language| {
        let label = move |target| spoken_in(language, || words::label(target));
        Target::all().flat_map(move |target| names(&label(target)).map(|name| (name, target)))
    };
    // Where two languages call two questions the same, the first one has it.
    Language::ALL.into_iter().rev().flat_map(known).collect()
}

fn by_spelling() -> Known {
    let spelled = HEADERS.iter().flat_map(|(target, spelled)| spelled.iter().map(move |spelled| (spelled, *target)));
    spelled.map(|(spelled, target)| (plain(spelled), target)).collect()
}

/// A term that several questions share names none of them.
fn by_term() -> Known {
    let mut known: BTreeMap<String, Vec<Target>> = BTreeMap::new();
    for target in Target::all() {
        if let Some(term) = words::term(target).filter(|term| !MISLEADING.contains(term)) {
            known.entry(plain(term)).or_default().push(target);
        }
    }
    known
        .into_iter()
        .filter(|(_, targets)| targets.len() == 1)
        .filter_map(|(term, targets)| Some((term, *targets.first()?)))
        .collect()
}
