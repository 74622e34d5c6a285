//! What a host may choose: read, bounded, and written as it is read.

use hujifen::embed::colour::{Rgb, Scheme};
use hujifen::embed::options::{Density, FONT_SIZE, RADIUS, Section, Sections};
use hujifen::embed::partner::{FileName, Given, Name, Reference};
use hujifen::embed::{NAMES, Options, Refused};
use hujifen::texts::Language;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

#[path = "shared/profiles.rs"]
#[allow(dead_code)]
mod profiles;

/// The options of some pairs, none of which is refused.
#[track_caller]
fn options(given: &[(&str, &str)]) -> Options {
    let (options, refused) = Options::read(given.iter().copied());
    assert_eq!(refused, []);
    options
}

#[test]
fn everything_that_is_allowed_is_read() {
    let given = [
        ("lang", "zh-CN"),
        ("accent", "#0b5fff"),
        ("radius", "0"),
        ("font-size", "22"),
        ("scheme", "dark"),
        ("density", "compact"),
        ("sections", " report  plan "),
        ("partner", "example-2"),
        ("partner-name", " 示例咨询 "),
        ("partner-logo", "logo.svg"),
        ("partner-qr", "https://example.com/qr.png?a=1&b=2"),
        ("partner-link", "https://example.com/"),
        ("lead", ""),
    ];
    assert_eq!(given.map(|(name, _)| name), NAMES);
    let read = options(&given);
    assert_eq!(read.lang, Some(Language::Chinese));
    assert_eq!(options(&[("lang", "en")]).lang, Some(Language::English));
    assert_eq!(read.accent, Some(Rgb([0x0b, 0x5f, 0xff])));
    assert_eq!((read.radius, read.font_size), (Some(0), Some(22)));
    assert_eq!((read.scheme, read.density), (Some(Scheme::Dark), Density::Compact));
    assert_eq!(read.sections, Sections::NONE.with(Section::Plan, true).with(Section::Report, true));
    assert_eq!(read.partner.as_ref().map(FileName::as_str), Some("example-2"));
    assert_eq!(read.partner_given.name.as_ref().map(Name::as_str), Some("示例咨询"));
    assert!(read.lead);
}

#[test]
fn nothing_given_is_the_page_as_it_is() {
    assert_eq!(options(&[]), Options::default());
    let usual = [("scheme", "auto"), ("density", "comfortable"), ("nonsense", "1"), ("style", "a{}")];
    assert_eq!(options(&usual), Options::default());
    assert_eq!(Options::default().to_pairs(), []);
    assert!(Section::ALL.iter().all(|section| Options::default().sections.has(*section)));
}

#[test]
fn no_sections_are_none_and_not_all() {
    for none in ["", " ", "none"] {
        assert_eq!(options(&[("sections", none)]).sections, Sections::NONE);
    }
    let without_plan = Sections::ALL.with(Section::Plan, false);
    assert_eq!(without_plan.names(false), "plan");
    assert_eq!(without_plan.names(true), "materials steps check drafts take report");
}

#[test]
fn what_is_not_allowed_counts_as_not_given_and_is_named() {
    let wrong = [
        ("lang", "fr"),
        ("lang", "zh-CN\" onload=\""),
        ("accent", "red;}body{display:none"),
        ("radius", "25"),
        ("radius", "-1"),
        ("radius", "+5"),
        ("radius", "1.5"),
        ("radius", "12px"),
        ("radius", "012"),
        ("font-size", "13"),
        ("font-size", "23"),
        ("font-size", "calc(1px)"),
        ("font-size", "１６"),
        ("scheme", "Dark"),
        ("density", "dense"),
        ("sections", "plan none"),
        ("sections", "plan,report"),
        ("partner", "../secret"),
        ("partner", "Example"),
        ("partner", ""),
        ("partner-name", ""),
        ("partner-name", "<img src=x onerror=alert(1)>"),
        ("partner-name", "示例\u{202e}询咨"),
        ("partner-name", "两\n行"),
        ("partner-logo", "a b.png"),
        ("partner-logo", "a\"onerror=\".png"),
        ("partner-qr", "java\tscript:alert(1)"),
        ("partner-link", ""),
    ];
    for (name, value) in wrong {
        let (read, refused) = Options::read([(name, value)]);
        assert_eq!(read, Options::default(), "{name}={value}");
        assert_eq!(refused, [Refused { name }], "{name}={value}");
    }
    let long = "名".repeat(41);
    assert_eq!(Options::read([("partner-name", long.as_str())]).1, [Refused { name: "partner-name" }]);
    assert!(Options::read([("partner-name", "名".repeat(40).as_str())]).1.is_empty());
}

#[test]
fn one_refused_option_leaves_the_others() {
    let (read, refused) = Options::read([("radius", "4"), ("accent", "url(x)"), ("lead", "no")]);
    assert_eq!(refused, [Refused { name: "accent" }]);
    assert_eq!(read, Options { radius: Some(4), lead: true, ..Options::default() });
}

/// Arbitrary choices within what is allowed.
fn any_options() -> impl Strategy<Value = Options> {
    let sections = vec(any::<bool>(), Section::ALL.len()).prop_map(|shown| {
        let shown = Section::ALL.into_iter().zip(shown);
        shown.fold(Sections::NONE, |sections, (section, shown)| sections.with(section, shown))
    });
    let address =
        || option::of("[!#-&(-;=?-\\[\\]-~]{1,30}".prop_filter_map("an address", |text| Reference::read(&text)));
    let name = option::of("[\\PC--[<>]]{1,12}".prop_filter_map("a name", |text| Name::read(&text)));
    let given =
        (name, address(), address(), address()).prop_map(|(name, logo, qr, link)| Given { name, logo, qr, link });
    let file = option::of("[a-z0-9-]{1,40}".prop_filter_map("a file", |text| FileName::read(&text)));
    let looks = (
        option::of(any::<[u8; 3]>().prop_map(Rgb)),
        option::of(RADIUS[0]..=RADIUS[1]),
        option::of(FONT_SIZE[0]..=FONT_SIZE[1]),
        select(vec![None, Some(Scheme::Light), Some(Scheme::Dark)]),
        select(vec![Density::Comfortable, Density::Compact]),
    );
    (looks, sections, file, given, any::<bool>()).prop_map(|(looks, sections, partner, partner_given, lead)| {
        let (accent, radius, font_size, scheme, density) = looks;
        let chosen = Options { accent, radius, font_size, scheme, density, sections, ..Options::default() };
        Options { partner, partner_given, lead, ..chosen }
    })
}

proptest! {
    #![proptest_config(profiles::config(2_000))]

    #[test]
    fn any_text_is_read_or_refused(name in select(NAMES.to_vec()), value in prop_oneof![any::<String>(), "[#0-9a-z :;{}()-]{0,9}"]) {
        let (read, refused) = Options::read([(name, value.as_str())]);
        prop_assert!(refused.iter().all(|refused| refused.name == name));
        prop_assert!(read.radius.is_none_or(|radius| (RADIUS[0]..=RADIUS[1]).contains(&radius)));
        prop_assert!(read.font_size.is_none_or(|size| (FONT_SIZE[0]..=FONT_SIZE[1]).contains(&size)));
        if !refused.is_empty() {
            prop_assert_eq!(&read, &Options::default());
        }
        // Whatever is kept of a text, nothing that ends a declaration, an attribute or a tag is.
        let name = read.partner_given.name.as_ref().map_or("", Name::as_str);
        let hides = name.contains(['<', '>', '\n', '\u{202e}']);
        prop_assert!(!hides, "kept: {:?}", name);
        let given = &read.partner_given;
        for address in [&given.logo, &given.qr, &given.link].into_iter().flatten() {
            prop_assert!(!address.as_str().contains(['<', '>', '"', '\'', '\\', ' ', '\n']));
        }
    }

    #[test]
    fn what_is_written_reads_the_same(chosen in any_options()) {
        let written = chosen.to_pairs();
        let (read, refused) = Options::read(written.iter().map(|(name, value)| (*name, value.as_str())));
        prop_assert_eq!(refused, []);
        prop_assert_eq!(read, chosen);
    }
}
