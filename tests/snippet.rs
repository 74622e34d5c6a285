//! The lines a web editor pastes: whatever was typed, they are one script and one element.

use hujifen::embed::snippet;
use proptest::prelude::*;

#[path = "shared/profiles.rs"]
#[allow(dead_code)]
mod profiles;

#[test]
fn only_what_was_chosen_stands_in_it() {
    assert_eq!(
        snippet("https://points.example.com/", &[("accent", "#0b5fff"), ("lead", "")], "积分计算"),
        "<script type=\"module\" src=\"https://points.example.com/embed.js\"></script>\n\
         <hujifen-calculator accent=\"#0b5fff\" lead><a href=\"https://points.example.com/\">积分计算</a></hujifen-calculator>\n"
    );
}

#[test]
fn markup_in_a_value_stays_a_value() {
    let lines = snippet("https://x/", &[("partner-name", "\"><script>alert(1)</script>&amp;")], "a");
    assert!(lines.contains("partner-name=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;\""), "{lines}");
}

proptest! {
    #![proptest_config(profiles::config(1_000))]

    #[test]
    fn no_value_opens_or_closes_anything(value in ".*") {
        let plain = snippet("https://x/", &[("partner-name", "X")], "a");
        let lines = snippet("https://x/", &[("partner-name", &value)], "a");
        let count = |text: &str, mark: char| text.matches(mark).count();
        for mark in ['<', '>'] {
            prop_assert_eq!(count(&lines, mark), count(&plain, mark));
        }
        // Without a value an attribute has no quotes.
        let without = if value.is_empty() { 2 } else { 0 };
        prop_assert_eq!(count(&lines, '"') + without, count(&plain, '"'));
    }
}
