//! Which texts come with which part of the page: one small table, which scripts/page cuts the texts by too.

/// The part that comes with the page itself.
pub const CORE: &str = "core";

const PARTS: &str = include_str!("parts.txt");

/// A line of the table: the part, the files that need it, and how its keys begin.
fn lines() -> impl Iterator<Item = (&'static str, &'static str, std::str::SplitAsciiWhitespace<'static>)> {
    PARTS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut words = line.split_ascii_whitespace();
        Some((words.next()?, words.next()?, words))
    })
}

/// Each of these once; those of a part stand together.
fn once(parts: impl Iterator<Item = &'static str>) -> impl Iterator<Item = &'static str> {
    let mut last = "";
    parts.filter(move |part| std::mem::replace(&mut last, part) != *part)
}

/// The parts whose texts a file of `fetched!` needs beside the core's.
pub fn needed_by(file: &str) -> impl Iterator<Item = &'static str> {
    once(lines().filter(move |(_, needed_by, _)| needed_by.split(',').any(|name| name == file)).map(|(part, ..)| part))
}

/// Whether a key is this beginning, or goes on behind it with a dot.
pub fn begins(key: &str, beginning: &str) -> bool {
    key.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The part that a key belongs to.
pub fn of_key(key: &str) -> &'static str {
    let longest = |(part, _, beginnings): (&'static str, _, std::str::SplitAsciiWhitespace<'static>)| {
        Some((beginnings.filter(|beginning| begins(key, beginning)).map(str::len).max()?, part))
    };
    lines().filter_map(longest).max_by_key(|(length, _)| *length).map_or(CORE, |(_, part)| part)
}

/// All parts, the core first.
pub fn all() -> impl Iterator<Item = &'static str> {
    std::iter::once(CORE).chain(once(lines().map(|(part, ..)| part).filter(|part| *part != CORE)))
}

/// What needs a part, and how its keys begin, as the table has it.
pub fn listed() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    lines().map(|(_, needed_by, beginnings)| (needed_by, beginnings.collect()))
}
