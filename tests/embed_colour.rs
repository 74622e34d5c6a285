//! An accent of a host can be read wherever it stands, and is as near to the given one as can be.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hujifen::embed::colour::{Accent, Around, Oklab, Rgb, Scheme, corrected};
use proptest::prelude::*;

#[path = "shared/profiles.rs"]
#[allow(dead_code)]
mod profiles;

/// The colours of style/tokens.css in a scheme: those of the light one hold in the dark where it has no others.
fn tokens(scheme: Scheme) -> BTreeMap<String, Rgb> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css");
    let css = fs::read_to_string(file).expect("a readable file");
    let (light, dark) = css.split_once("@media (prefers-color-scheme: dark)").expect("the dark scheme");
    let read = |css: &str| {
        let declared =
            css.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "));
        declared.filter_map(|(name, value)| Some((name.to_owned(), Rgb::read(value)?))).collect::<BTreeMap<_, _>>()
    };
    let mut tokens = read(light);
    if scheme == Scheme::Dark {
        tokens.extend(read(dark));
    }
    tokens
}

/// The tokens as the page has them with an accent.
fn dressed(scheme: Scheme, accent: Accent) -> BTreeMap<String, Rgb> {
    let own = [("accent", accent.accent), ("accent-soft", accent.accent_soft), ("basic", accent.basic)];
    let mut tokens = tokens(scheme);
    tokens.extend(own.map(|(name, colour)| (name.to_owned(), colour)));
    tokens
}

/// What is read on what, and what is seen beside what, wherever the style sheets use something that follows the accent.
const READ: [(&str, &[&str]); 5] = [
    ("accent", &["paper", "surface", "sunken", "accent-soft", "warn-soft", "fault-soft"]),
    ("on-accent", &["accent"]),
    ("ink", &["accent-soft"]),
    ("ink-soft", &["accent-soft"]),
    ("basic", &["paper"]),
];
const SEEN: [(&str, &[&str]); 3] = [
    ("accent", &["paper", "surface", "sunken", "accent-soft", "possible"]),
    ("basic", &["paper"]),
    ("edge", &["accent-soft"]),
];

/// The pairs that do not pass.
fn failing(tokens: &BTreeMap<String, Rgb>) -> Vec<String> {
    let asked = READ.map(|pair| (pair, 4.5)).into_iter().chain(SEEN.map(|pair| (pair, 3.0)));
    let pairs = asked.flat_map(|((name, grounds), least)| grounds.iter().map(move |ground| (name, *ground, least)));
    pairs
        .map(|(name, ground, least)| (name, ground, least, tokens[name].contrast(tokens[ground])))
        .filter(|(_, _, least, contrast)| contrast < least)
        .map(|(name, ground, _, contrast)| format!("{name} on {ground}: {contrast:.3}"))
        .collect()
}

fn colour() -> impl Strategy<Value = Rgb> {
    any::<[u8; 3]>().prop_map(Rgb)
}

fn read(text: &str) -> Rgb {
    Rgb::read(text).unwrap_or_else(|| panic!("{text} is a colour"))
}

#[test]
fn the_surroundings_are_those_of_the_style_sheet() {
    for scheme in Scheme::BOTH {
        let (tokens, around) = (tokens(scheme), Around::of(scheme));
        let own = [around.possible, around.accent_soft, around.basic];
        for (name, colour) in around.surfaces.into_iter().chain(own).chain(around.others) {
            assert_eq!(tokens.get(name), Some(&colour), "--{name} in the {} scheme", scheme.name());
        }
    }
}

#[test]
fn the_page_s_own_colours_pass_and_its_accent_stays() {
    for scheme in Scheme::BOTH {
        let tokens = tokens(scheme);
        assert_eq!(failing(&tokens), Vec::<String>::new(), "{}", scheme.name());
        assert!(!corrected(tokens["accent"], scheme).was_changed, "{}", scheme.name());
    }
}

#[test]
fn contrast_is_that_of_wcag() {
    let known = [
        ("#fff", "#000", 21.0),
        ("#777777", "#ffffff", 4.478),
        ("#0000ff", "#fff", 8.592),
        ("#ff0000", "#fff", 3.998),
        ("#abc", "#abc", 1.0),
    ];
    for (one, two, contrast) in known {
        let found = read(one).contrast(read(two));
        assert!((found - contrast).abs() < 0.001, "{one} on {two}: {found}");
        assert!((read(two).contrast(read(one)) - found).abs() < 1e-12);
    }
}

#[test]
fn oklab_is_as_its_author_gives_it() {
    let known = [
        ("#ffffff", [1.0, 0.0, 0.0]),
        ("#ff0000", [0.628, 0.2249, 0.1258]),
        ("#00ff00", [0.8664, -0.2339, 0.1795]),
        ("#0000ff", [0.452, -0.0324, -0.3115]),
    ];
    for (colour, [lightness, a, b]) in known {
        let found = read(colour).oklab();
        assert!(found.distance(Oklab { lightness, a, b }) < 0.001, "{colour}: {found:?}");
    }
}

#[test]
fn only_plain_hexadecimal_is_a_colour() {
    assert_eq!(Rgb::read("#0b5fff"), Some(Rgb([0x0b, 0x5f, 0xff])));
    assert_eq!(Rgb::read("#0B5"), Some(Rgb([0x00, 0xbb, 0x55])));
    for other in
        ["", "#", "0b5fff", "#0b5ff", "#0b5ffff", "#+b5", "# b5", "#0b5fff ", "#0b5;}", "red", "#ｆｆｆ", "#00000000f"]
    {
        assert_eq!(Rgb::read(other), None, "{other}");
    }
}

#[test]
fn a_red_accent_does_not_turn_the_basic_indicators_into_deductions() {
    for scheme in Scheme::BOTH {
        let around = Around::of(scheme);
        for (name, taken) in around.others {
            assert_eq!(corrected(taken, scheme).basic, around.basic.1, "{name} as the accent");
        }
        let blue = corrected(read("#0b5fff"), scheme);
        assert_eq!(blue.basic, blue.accent);
    }
}

/// How far beside the hue of a colour another stands; and how far on the other side of grey.
fn beside(hue: Oklab, other: Oklab) -> f64 {
    let chroma = hue.chroma().max(1e-9);
    let along = (other.a * hue.a + other.b * hue.b) / chroma;
    ((other.a * hue.b - other.b * hue.a) / chroma).abs().max(-along)
}

/// Rounding to the channels of a screen moves a colour about as far.
const ROUNDED: f64 = 0.005;

/// Holds an answer against every colour of the screen.
fn is_nearest(given: Rgb, scheme: Scheme) {
    let answer = corrected(given, scheme).accent;
    let target = given.oklab();
    assert!(beside(target, answer.oklab()) < ROUNDED, "{given} became {answer}, of another hue");
    let found = answer.oklab().distance(target);
    let around = Around::of(scheme);
    let [surfaces, possible] = [around.surfaces.to_vec(), vec![around.possible]]
        .map(|colours| colours.into_iter().map(|(_, colour)| colour.luminance() + 0.05).collect::<Vec<_>>());
    let passes = |luminance: f64| match scheme {
        Scheme::Light => {
            surfaces.iter().all(|surface| surface / (luminance + 0.05) >= 4.5)
                && possible.iter().all(|possible| possible / (luminance + 0.05) >= 3.0)
        }
        Scheme::Dark => {
            surfaces.iter().all(|surface| (luminance + 0.05) / surface >= 4.5)
                && possible.iter().all(|possible| (luminance + 0.05) / possible >= 3.0)
        }
    };
    assert!(passes(answer.luminance()), "{answer} does not pass");
    for number in 0..1 << 24 {
        let other = Rgb([(number >> 16) as u8, (number >> 8) as u8, number as u8]);
        // Cheap first: what is far off in lightness alone need not be looked at.
        let [red, green, blue] = other.0.map(i32::from);
        let [own_red, own_green, own_blue] = given.0.map(i32::from);
        if [red - own_red, green - own_green, blue - own_blue].iter().any(|off| off.abs() > 150) {
            continue;
        }
        if passes(other.luminance()) {
            let place = other.oklab();
            let distance = place.distance(target);
            let is_nearer = distance < found - 0.001 && beside(target, place) < 0.001;
            assert!(
                !is_nearer,
                "{given}: {other} at {distance:.4} is nearer than {answer} at {found:.4} ({})",
                scheme.name()
            );
        }
    }
}

#[test]
fn no_passing_colour_of_the_same_hue_is_nearer() {
    for (given, scheme) in [
        ("#ffee00", Scheme::Light),
        ("#777777", Scheme::Light),
        ("#ff6a00", Scheme::Light),
        ("#00e5ff", Scheme::Light),
        ("#0b5fff", Scheme::Dark),
        ("#8b0000", Scheme::Dark),
        ("#4b0082", Scheme::Dark),
    ] {
        assert!(corrected(read(given), scheme).was_changed, "{given} passes");
        is_nearest(read(given), scheme);
    }
}

proptest! {
    #![proptest_config(profiles::config(2_000))]

    #[test]
    fn every_accent_can_be_read_everywhere_and_is_corrected_once(given in colour()) {
        for scheme in Scheme::BOTH {
            let accent = corrected(given, scheme);
            prop_assert_eq!(failing(&dressed(scheme, accent)), Vec::<String>::new());
            prop_assert_eq!(accent.was_changed, accent.accent != given);
            let again = corrected(accent.accent, scheme);
            prop_assert_eq!(again, Accent { was_changed: false, ..accent });
            prop_assert!(beside(given.oklab(), accent.accent.oklab()) < ROUNDED, "{} became {}", given, accent.accent);
        }
    }

    #[test]
    fn an_accent_that_passes_is_left_as_it_is(given in colour()) {
        for scheme in Scheme::BOTH {
            let mut tokens = tokens(scheme);
            tokens.insert("accent".to_owned(), given);
            if failing(&tokens).is_empty() {
                prop_assert_eq!(corrected(given, scheme).accent, given);
            } else {
                prop_assert!(corrected(given, scheme).was_changed);
            }
        }
    }

    #[test]
    fn a_colour_is_written_as_it_is_read(given in colour()) {
        prop_assert_eq!(Rgb::read(&given.to_string()), Some(given));
    }
}
