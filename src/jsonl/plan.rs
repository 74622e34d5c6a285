//! Writes a plan as JSON, to the letter as serde would, from the same pieces as an assessment.

use crate::rules::plan::{Caveat, Lever, Plan, Route, Step};

use super::write::{list, number, text, truth};

/// Appends the JSON of `plan`.
pub fn write_plan(plan: &Plan, out: &mut Vec<u8>) {
    let Plan { levers: combined, routes, nearest, barred } = plan;
    levers(b"{\"levers\":[", combined, out);
    list(b",\"routes\":[", routes, out, route);
    out.extend_from_slice(b",\"nearest\":");
    match nearest {
        Some(nearest) => route(nearest, out),
        None => out.extend_from_slice(b"null"),
    }
    truth(b",\"barred\":", *barred, out);
    out.push(b'}');
}

fn levers(key: &[u8], entries: &[Lever], out: &mut Vec<u8>) {
    list(key, entries, out, |Lever { kind, from }, out| {
        text(b"{\"lever\":", kind.code(), out);
        text(b",\"from\":", &from.to_string(), out);
        out.push(b'}');
    });
}

fn route(route: &Route, out: &mut Vec<u8>) {
    let Route { levers: changes, application, total, determined_total, until, caveats, steps } = route;
    levers(b"{\"levers\":[", changes, out);
    text(b",\"submit_on\":", &application.submit_on.to_string(), out);
    text(b",\"determined_by\":", &application.determined_by.day.to_string(), out);
    number(b",\"total\":", *total, out);
    number(b",\"determined_total\":", *determined_total, out);
    text(b",\"until\":", &until.to_string(), out);
    text(b",\"sureness\":", route.sureness().code(), out);
    list(b",\"caveats\":[", caveats, out, |caveat: &Caveat, out| text(b"", caveat.code(), out));
    list(b",\"steps\":[", steps, out, step);
    out.push(b'}');
}

fn step(step: &Step, out: &mut Vec<u8>) {
    let Step { on, levers: begun, changes, total } = step;
    text(b"{\"on\":", &on.to_string(), out);
    levers(b",\"levers\":[", begun, out);
    list(b",\"changes\":[", changes, out, |(indicator, points), out| {
        text(b"{\"indicator\":", indicator.code(), out);
        number(b",\"points\":", *points, out);
        out.push(b'}');
    });
    number(b",\"total\":", *total, out);
    out.push(b'}');
}

#[cfg(test)]
mod tests {
    use crate::rules::{Date, Profile, plan};

    use super::write_plan;

    fn check(profile: &str) {
        let on = Date::new(2026, 11, 23).expect("a day");
        let plan = plan(&Profile::from_json(profile).expect("a profile"), on);
        let mut written = Vec::new();
        write_plan(&plan, &mut written);
        assert_eq!(String::from_utf8_lossy(&written), serde_json::to_string(&plan).expect("JSON"));
    }

    #[test]
    fn the_json_is_the_one_that_serde_writes() {
        // No way, several ways with steps, and none ever.
        check("{}");
        check(
            r#"{"born_on": "1990-05-12", "qualification": "none",
                "education": {"schooling": "bachelor", "degree": "none", "recognised": true},
                "insurance": {"periods": [{"from": "2019-07", "to": "2026-10", "base": 9000, "other_employer": true}]}}"#,
        );
        check(r#"{"born_on": "1990-05-12", "serious_crime": true, "insurance": "none"}"#);
    }
}
