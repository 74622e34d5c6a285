//! Writes an assessment as JSON, to the letter as serde would.
//!
//! Every string of an assessment is a code of ours that needs no escaping; not looking for what to escape is what makes
//! a million lines quick. A test holds it against serde.

use std::sync::LazyLock;

use crate::rules::materials::PAPERS;
use crate::rules::{Assessment, Fact, Finding, Indicator, Item, Material, Paper, Place};

use super::write::{list, number, number_or_null, text, truth};

/// Appends the JSON of `assessment`.
pub fn write_assessment(assessment: &Assessment, out: &mut Vec<u8>) {
    let Assessment { total, max, standard, qualifies, could_qualify, vetoed, items, findings, materials, notices } =
        assessment;
    number(b"{\"total\":", *total, out);
    number_or_null(b",\"max\":", *max, out);
    number(b",\"standard\":", *standard, out);
    truth(b",\"qualifies\":", *qualifies, out);
    truth(b",\"could_qualify\":", *could_qualify, out);
    truth(b",\"vetoed\":", *vetoed, out);
    list(b",\"items\":[", items, out, item);
    list(b",\"findings\":[", findings, out, finding);
    list(b",\"materials\":[", materials, out, material);
    list(b",\"notices\":[", notices, out, |notice, out| text(b"", notice.code(), out));
    out.push(b'}');
}

fn item(item: &Item, out: &mut Vec<u8>) {
    let Item { indicator, clause, points, counted, max, reason, replaced_by } = *item;
    match HEADS.get(indicator as usize) {
        Some(head) => out.extend_from_slice(head),
        None => item_head(indicator, clause, out),
    }
    number(b"", points, out);
    number(b",\"counted\":", counted, out);
    number_or_null(b",\"max\":", max, out);
    out.extend_from_slice(b",\"reason\":\"");
    let (code, figure) = reason.code();
    out.extend_from_slice(code.as_bytes());
    if let Some(figure) = figure {
        number(b"_", figure, out);
    }
    out.push(b'"');
    if let Some(better) = replaced_by {
        text(b",\"replaced_by\":", better.code(), out);
    }
    out.push(b'}');
}

/// What an item begins with, the same each time: written once.
static HEADS: LazyLock<[Vec<u8>; Indicator::ALL.len()]> = LazyLock::new(|| {
    Indicator::ALL.map(|indicator| {
        let mut head = Vec::new();
        item_head(indicator, indicator.clause(), &mut head);
        head
    })
});

fn item_head(indicator: Indicator, clause: &str, out: &mut Vec<u8>) {
    text(b"{\"indicator\":", indicator.code(), out);
    text(b",\"clause\":", clause, out);
    out.extend_from_slice(b",\"points\":");
}

fn finding(finding: &Finding, out: &mut Vec<u8>) {
    let Finding { code, severity, clause, points, fields, facts } = finding;
    text(b"{\"code\":", code, out);
    text(b",\"severity\":", severity.code(), out);
    text(b",\"clause\":", clause, out);
    number(b",\"points\":", *points, out);
    list(b",\"fields\":[", fields, out, |place, out| match place {
        Place::Field(path) => text(b"", path, out),
        place => text(b"", &place.to_string(), out),
    });
    for (index, (name, fact)) in facts.iter().enumerate() {
        text(if index == 0 { b",\"facts\":{" } else { b"," }, name, out);
        match fact {
            Fact::Number(figure) => number(b":", *figure, out),
            Fact::Day(day) => text(b":", &day.to_string(), out),
            Fact::Month(month) => text(b":", &month.to_string(), out),
        }
    }
    out.extend_from_slice(if facts.is_empty() { b"}" } else { b"}}" });
}

fn material(material: &Material, out: &mut Vec<u8>) {
    let Material { paper, indicator, counts, ready } = *material;
    match PAPER_HEADS.get(paper as usize) {
        Some(heads) => out.extend_from_slice(&heads[usize::from(counts)]),
        None => paper_head(paper, indicator, counts, out),
    }
    if let Some(ready) = ready {
        truth(b",\"ready\":", ready, out);
    }
    out.push(b'}');
}

/// What a paper that could count, and one that counts, begins with.
static PAPER_HEADS: LazyLock<[[Vec<u8>; 2]; PAPERS.len()]> = LazyLock::new(|| {
    PAPERS.map(|(paper, indicator)| {
        [false, true].map(|counts| {
            let mut head = Vec::new();
            paper_head(paper, indicator, counts, &mut head);
            head
        })
    })
});

fn paper_head(paper: Paper, indicator: Option<Indicator>, counts: bool, out: &mut Vec<u8>) {
    text(b"{\"code\":", paper.code(), out);
    match indicator {
        Some(indicator) => text(b",\"indicator\":", indicator.code(), out),
        None => out.extend_from_slice(b",\"indicator\":null"),
    }
    truth(b",\"counts\":", counts, out);
}

#[cfg(test)]
mod tests {
    use crate::rules::{Date, Profile, assess};

    use super::{PAPERS, write_assessment};

    fn check(profile: &str) {
        let on = Date::new(2028, 1, 1).expect("a day");
        let assessment = assess(&Profile::from_json(profile).expect("a profile"), on);
        let mut written = Vec::new();
        write_assessment(&assessment, &mut written);
        assert_eq!(String::from_utf8_lossy(&written), serde_json::to_string(&assessment).expect("JSON"));
    }

    #[test]
    fn papers_stand_in_the_order_of_their_table() {
        for (index, (paper, _)) in PAPERS.iter().enumerate() {
            assert_eq!(*paper as usize, index, "{paper:?}");
        }
    }

    #[test]
    fn the_json_is_the_one_that_serde_writes() {
        check("{}");
        check(
            r#"{"papers_ready": ["diploma"], "permit": {"collected_on": "2027-12-30", "valid_until": "2028-01-02"},
                  "detained_on": ["2029-01-01"], "insurance": {"periods": [{"from": "2027-02", "to": "2027-01"}]}}"#,
        );
        check(r#"{"serious_crime": true, "false_material_on": ["2027-05-01"], "born_on": "1960-01-01"}"#);
        check(
            r#"{"born_on": "1990-05-12", "insurance": {"periods": [{"from": "2019-07", "to": "2027-12", "base": 15000}]},
                "education": {"schooling": "bachelor", "degree": "bachelor", "recognised": true},
                "qualification": {"level": "skill_3", "obtained_in_shanghai": true, "fits_post": true,
                                  "in_catalogue": true, "registered": true},
                "investment": {"share_percent": 60, "annual_tax": [700000, 700000, 700000]},
                "public_service_years": 6, "outer_area_years": 3, "award": "provincial"}"#,
        );
    }
}
