//! The fastest way to 120: what comes by itself, what can be changed, and the combinations that are enough.
//!
//! [`plan`] stands beside [`assess`](super::assess) and is as pure. What a later day looks like is one function,
//! [`profile_on`]; the month by month [`forecast`] and everything a plan promises can be checked by scoring what it
//! returns. Insurance goes on as it is paid now, W stays at its last figure, rules stay as they are; every promise says
//! which of these it rests on ([`Caveat`]).

mod forecast;
mod future;
mod lever;
mod record;
mod search;

pub use forecast::{Forecast, MONTHS, Point, days, forecast, point};
pub use future::profile_on;
pub use lever::{Lever, LeverKind, open_levers};
pub use search::{Application, MOST_LEVERS};

use serde::ser::{Serialize, Serializer};

use super::date::Date;
use super::profile::{Insurance, Profile};
use super::value::{Stated, choices};
use super::wage;
use super::{Indicator, STANDARD, law_term};
use lever::asks_for_less;
use search::{Found, Outcome, Set, search};

/// The most routes that are shown.
pub const MOST_ROUTES: usize = 6;

/// The ways to 120 within ten years.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Plan {
    /// The changes that were combined.
    pub levers: Vec<Lever>,
    /// The best ways, fewest changes first, then the earliest; the earliest of all is always among them. None where less
    /// is enough as early: a part of its changes, or a lower tier or skill level.
    pub routes: Vec<Route>,
    /// Where there is no way: the combination that comes nearest.
    pub nearest: Option<Route>,
    /// A serious criminal record bars every way (Art. 9).
    pub barred: bool,
}

/// A way: changes, and the application that follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// What is changed, in the order it counts; nothing where waiting is enough.
    pub levers: Vec<Lever>,
    pub application: Application,
    /// The total on the day the application is handed in.
    pub total: i32,
    /// The total on the day by which it is determined.
    pub determined_total: i32,
    /// The last day that is looked at up to which, without a break, such an application is enough.
    pub until: Date,
    /// What it rests on.
    pub caveats: Vec<Caveat>,
    /// What happens until then, in the order of time.
    pub steps: Vec<Step>,
}

/// A month in which something happens.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Step {
    pub on: Date,
    /// Changes that count from then on.
    pub levers: Vec<Lever>,
    /// Points that come or go.
    #[serde(serialize_with = "named")]
    pub changes: Vec<(Indicator, i32)>,
    /// The total then.
    pub total: i32,
}

/// What a promise rests on that may come otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Caveat {
    /// The law's term is over by then (Art. 24).
    LawEnds,
    /// An exam or a course of study has to be passed.
    Exam,
    /// The employer has to act.
    Employer,
    /// The tax has to be filed to match.
    Tax,
    /// W of a later year is not published; the last figure stands in.
    Wage,
    /// The record is given by totals: which months leave the window is taken at its worst.
    Totals,
    /// Deductions or the veto are not answered.
    Unanswered,
}

choices! { Caveat
    LawEnds => "law_ends",
    Exam => "exam",
    Employer => "employer",
    Tax => "tax",
    Wage => "wage",
    Totals => "totals",
    Unanswered => "unanswered",
}

/// How sure a way is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sureness {
    /// It takes only time, within the law's term.
    Sure,
    /// It takes something that others decide, or figures to come.
    Likely,
    /// The law will be another one, or what could take points away is not answered.
    Open,
}

choices! { Sureness
    Sure => "sure",
    Likely => "likely",
    Open => "open",
}

impl Plan {
    /// The way that leads there first.
    pub fn soonest(&self) -> Option<&Route> {
        self.routes.iter().min_by_key(|route| route.application.submit_on)
    }
}

impl Route {
    /// How sure it is.
    pub fn sureness(&self) -> Sureness {
        let weight = |caveat: &Caveat| match caveat {
            Caveat::LawEnds | Caveat::Unanswered => Sureness::Open,
            Caveat::Exam | Caveat::Employer | Caveat::Tax | Caveat::Wage => Sureness::Likely,
            // Taken at its worst, it can only come better.
            Caveat::Totals => Sureness::Sure,
        };
        self.caveats.iter().map(weight).max().unwrap_or(Sureness::Sure)
    }

    /// Points that are missing; none where it is enough.
    pub fn missing(&self) -> i32 {
        (STANDARD - self.total.min(self.determined_total)).max(0)
    }
}

/// The ways to 120 with every change open to this person at its usual time.
///
/// ```
/// use hujifen::rules::{plan, Date, Profile};
///
/// let profile = r#"{"born_on": "1990-05-12",
///     "education": {"schooling": "bachelor", "degree": "none", "recognised": true}, "qualification": "none",
///     "false_material_on": [], "detained_on": [], "convicted_on": [], "serious_crime": false}"#;
/// let plan = plan(&Profile::from_json(profile).unwrap(), Date::new(2026, 11, 23).unwrap());
/// let route = &plan.routes[0]; // 30 for the age, 90 once the degree is added
/// assert_eq!((route.levers[0].kind.code(), route.total), ("bachelor_degree", 120));
/// ```
pub fn plan(profile: &Profile, today: Date) -> Plan {
    plan_with(profile, today, &open_levers(profile, today))
}

/// The ways to 120 with these changes.
pub fn plan_with(profile: &Profile, today: Date, levers: &[Lever]) -> Plan {
    let found = search(profile, today, levers);
    let route = |&(set, outcome): &(Set, Outcome)| route(profile, today, &found, set, outcome);
    Plan {
        routes: best(&found).iter().filter_map(route).collect(),
        nearest: found.nearest.as_ref().and_then(route),
        barred: profile.serious_crime == Some(true),
        levers: found.levers.clone(),
    }
}

/// The best few, and among them the earliest.
fn best(found: &Found) -> Vec<(Set, Outcome)> {
    let ways: Vec<_> = found.routes.iter().map(|(set, outcome)| (found.of(*set), outcome.month)).collect();
    let is_outdone = |set: Set, outcome: &Outcome| {
        let levers = found.of(set);
        ways.iter().any(|(easier, month)| *month <= outcome.month && asks_for_less(easier, &levers))
    };
    let left = found.routes.iter().filter(|(set, outcome)| !is_outdone(*set, outcome)).copied();
    // On a tie the one that brings more, then the one offered first.
    let mut sorted = in_order(left, |(set, outcome)| (set.count_ones(), outcome.month, -outcome.total(), *set));
    let earliest = sorted.iter().min_by_key(|(set, outcome)| (outcome.month, set.count_ones())).copied();
    if let Some(earliest) = earliest
        && sorted.iter().position(|one| *one == earliest) >= Some(MOST_ROUTES)
    {
        sorted.insert(MOST_ROUTES - 1, earliest);
    }
    sorted.truncate(MOST_ROUTES);
    sorted
}

fn route(profile: &Profile, today: Date, found: &Found, set: Set, outcome: Outcome) -> Option<Route> {
    let application = *found.applications.get(outcome.month)?;
    let until = found.applications.get(found.until(set, outcome.month))?.submit_on;
    let levers = in_order(found.of(set), |lever| lever.from);
    let [total, determined_total] = outcome.totals;
    let until_then = days(profile, today).take_while(|day| *day <= application.submit_on);
    let points: Vec<Point> = until_then.map(|day| point(profile, today, &levers, day)).collect();
    let steps = steps(&points, &levers);
    let caveats = caveats(profile, &levers, &application);
    Some(Route { levers, application, total, determined_total, until, caveats, steps })
}

/// Sorted by a key; on a tie what came first stays first. These lists are short: the sorts of the standard library, made for
/// long ones, are a fourth of what the plan adds to a program.
fn in_order<T, K: Ord>(entries: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut sorted = Vec::new();
    for entry in entries {
        let place = sorted.partition_point(|before| key(before) <= key(&entry));
        sorted.insert(place, entry);
    }
    sorted
}

/// What happens month by month in these points.
pub fn steps(points: &[Point], levers: &[Lever]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut before: Option<&Point> = None;
    for now in points {
        let has_begun =
            |lever: &&Lever| lever.from <= now.on.month() && before.is_none_or(|before| before.on.month() < lever.from);
        let begun: Vec<Lever> = levers.iter().filter(has_begun).copied().collect();
        let had = before.map_or(now.counted, |before| before.counted);
        let changes = Indicator::ALL.into_iter().zip(now.counted.iter().zip(had));
        let changes = changes.map(|(indicator, (has, had))| (indicator, has - had)).filter(|(_, change)| *change != 0);
        let changes: Vec<(Indicator, i32)> = changes.collect();
        if !begun.is_empty() || !changes.is_empty() {
            steps.push(Step { on: now.on, levers: begun, changes, total: now.total });
        }
        before = Some(now);
    }
    steps
}

/// What a way rests on.
fn caveats(profile: &Profile, levers: &[Lever], application: &Application) -> Vec<Caveat> {
    let takes = |is: fn(LeverKind) -> bool| levers.iter().any(|lever| is(lever.kind));
    let [_, law_ends] = law_term();
    let determined = application.determined_by.day;
    let depends_on_w =
        matches!(profile.insurance, Some(Stated::Given(_))) || takes(|kind| matches!(kind, LeverKind::Base(_)));
    let holds = [
        (Caveat::LawEnds, law_ends.is_some_and(|end| determined > end)),
        (
            Caveat::Exam,
            takes(|kind| {
                matches!(kind, LeverKind::Schooling(_) | LeverKind::BachelorDegree | LeverKind::Qualification(_))
            }),
        ),
        (
            Caveat::Employer,
            takes(|kind| matches!(kind, LeverKind::Base(_) | LeverKind::MatchingPost | LeverKind::RightPayer)),
        ),
        (Caveat::Tax, takes(|kind| kind == LeverKind::MatchingTax)),
        (Caveat::Wage, depends_on_w && wage::is_carried_forward(determined.month().back(1))),
        (Caveat::Totals, Insurance::summary(&profile.insurance).is_some()),
        (
            Caveat::Unanswered,
            profile.serious_crime.is_none()
                || profile.false_material_on.is_none()
                || profile.detained_on.is_none()
                || profile.convicted_on.is_none(),
        ),
    ];
    holds.into_iter().filter_map(|(caveat, holds)| holds.then_some(caveat)).collect()
}

impl Serialize for Route {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Told<'a> {
            levers: &'a [Lever],
            submit_on: Date,
            determined_by: Date,
            total: i32,
            determined_total: i32,
            until: Date,
            sureness: Sureness,
            caveats: &'a [Caveat],
            steps: &'a [Step],
        }
        let told = Told {
            levers: &self.levers,
            submit_on: self.application.submit_on,
            determined_by: self.application.determined_by.day,
            total: self.total,
            determined_total: self.determined_total,
            until: self.until,
            sureness: self.sureness(),
            caveats: &self.caveats,
            steps: &self.steps,
        };
        told.serialize(serializer)
    }
}

fn named<S: Serializer>(changes: &[(Indicator, i32)], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(serde::Serialize)]
    struct Change {
        indicator: Indicator,
        points: i32,
    }
    serializer.collect_seq(changes.iter().map(|&(indicator, points)| Change { indicator, points }))
}
