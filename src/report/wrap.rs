//! Lines of text: Chinese breaks between any two characters, but not before what closes nor after what opens (避头尾), and
//! a number stays together with its unit; words of other languages, numbers and dates stay whole and break at spaces.
//!
//! Written here: the tables of the Unicode line breaking algorithm take 5 kB of brotli, and our texts need only these rules
//! (docs/DECISIONS.md).

/// Never at the start of a line.
const CLOSING: &str = "，。、；：？！…—·’”）》】」』〕〉％,.;:?!)]}%";
/// Never at the end of a line.
const OPENING: &str = "‘“（《【「『〔〈([{";
/// Of those that close, the narrow ones that are not part of words and numbers, as a dot and a comma are.
const ENDING: &str = "’”…—";

/// Breaks a text into lines no wider than `width`. What is wider by itself is cut; nothing is lost but the spaces at the
/// breaks.
pub fn wrap(text: &str, width: i32, measure: impl Fn(&str) -> i32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    let mut pending: Vec<&str> = pieces(text);
    pending.reverse();
    while let Some(piece) = pending.pop() {
        if used + measure(piece.trim_end()) <= width {
            line.push_str(piece);
            used += measure(piece);
        } else if !line.is_empty() {
            end(&mut line, &mut lines);
            used = 0;
            pending.push(piece);
        } else {
            let fitting = fitting(piece, width, &measure);
            let (head, rest) = piece.split_at(fitting);
            lines.push(head.trim_end().to_owned());
            pending.extend((!rest.is_empty()).then_some(rest));
        }
    }
    if !line.trim().is_empty() {
        end(&mut line, &mut lines);
    }
    lines
}

/// The same, without a last line of one or two characters where a little less width avoids it.
pub fn wrap_evenly(text: &str, width: i32, measure: impl Fn(&str) -> i32) -> Vec<String> {
    let lines = wrap(text, width, &measure);
    let is_stub = |lines: &[String]| lines.len() > 1 && lines.last().is_some_and(|last| measure(last) < width / 6);
    if !is_stub(&lines) {
        return lines;
    }
    let narrower = (1..=4).map(|twentieths| wrap(text, width - width * twentieths / 20, &measure));
    let even = narrower.into_iter().find(|tried| tried.len() == lines.len() && !is_stub(tried));
    even.unwrap_or(lines)
}

fn end(line: &mut String, lines: &mut Vec<String>) {
    lines.push(line.trim_end().to_owned());
    line.clear();
}

/// How many bytes of a piece fit, at least one character.
fn fitting(piece: &str, width: i32, measure: impl Fn(&str) -> i32) -> usize {
    let ends = piece.char_indices().map(|(at, c)| at + c.len_utf8());
    let fits = |end: &usize| piece.get(..*end).is_some_and(|head| measure(head) <= width);
    let first = piece.chars().next().map_or(0, char::len_utf8);
    ends.take_while(fits).last().unwrap_or(first)
}

/// The parts of a text that stay together, each with the spaces behind it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    // The last character that is no space, and whether spaces follow it.
    let mut before: Option<(char, bool)> = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, c)) {
            pieces.extend(text.get(start..at));
            start = at;
        }
        before = match before {
            Some((last, _)) if c.is_whitespace() => Some((last, true)),
            _ => Some((c, c.is_whitespace())),
        };
    }
    pieces.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

fn may_break((before, is_spaced): (char, bool), after: char) -> bool {
    if after.is_whitespace() || CLOSING.contains(after) || OPENING.contains(before) {
        return false;
    }
    if is_spaced {
        // A number keeps its unit.
        return !(before.is_ascii_digit() && is_wide(after));
    }
    // Within a word: month(s), don’t.
    let is_within = |c: char| c.is_ascii_alphanumeric();
    let opens = OPENING.contains(after) && !is_within(before);
    let ended = ENDING.contains(before) && !is_within(after);
    opens || ended || is_wide(before) || is_wide(after)
}

/// Chinese characters and the punctuation as wide as they.
fn is_wide(c: char) -> bool {
    c >= '\u{2e80}'
}
