//! The score month by month for ten years: a stepped area for each indicator, the pass mark, and the end of the law.

use leptos::prelude::*;

use super::Outlook;
use super::levers::SITUATION_KEYS;
use crate::page::kit::{all, block, derived, dynamic, para, plain, section};
use crate::rules::plan::{Forecast, Point, steps};
use crate::rules::{Indicator, STANDARD, law_term};
use crate::texts::{self, fill, indicator_short, text};

/// The scale reaches at least so far, so that the pass mark never stands at its end.
const SCALE: i32 = 150;
/// Points between two lines of the scale.
const LINES: i32 = 60;
/// Months between two years that are named.
const NAMED: usize = 24;

/// The chart of the situation shown, with the other one's total behind it.
pub fn chart(outlook: Outlook) -> AnyView {
    let drawn = dynamic(move || {
        let [first, second] = outlook.forecasts;
        let (shown, other) = if outlook.shown.get() == 0 { (first, second) } else { (second, first) };
        shown.with(|shown| other.with(|other| drawing(shown, other, outlook)))
    });
    let parts = all([switch(outlook), told(outlook), drawn, slider(outlook), table(outlook)]);
    section("chart", "chart-title", text("plan.chart"), parts)
}

/// Which situation is shown.
fn switch(outlook: Outlook) -> AnyView {
    let options = all(SITUATION_KEYS.into_iter().enumerate().map(|(situation, key)| {
        let id = format!("shows-{situation}");
        let is_chosen = derived(move || outlook.shown.get() == situation);
        view! {
            <label class="option" class:chosen=is_chosen for=id.clone()>
                <input type="radio" name="shows" id=id.clone() prop:checked=is_chosen
                    on:change=move |_| outlook.shown.set(situation) />
                <span>{text(key)}</span>
            </label>
        }
        .into_any()
    }));
    view! {
        <fieldset class="question">
            <legend class="hint">{text("plan.shows")}</legend>
            {block("options short", options)}
        </fieldset>
    }
    .into_any()
}

/// When 120 is reached and lost, in a sentence.
fn told(outlook: Outlook) -> AnyView {
    dynamic(move || {
        let said = outlook.of_shown(texts::forecast);
        para("chart-told", plain(said.unwrap_or_default()))
    })
}

/// The indicators that give points in any month, in the order of the rules.
fn layers(points: &[Point]) -> impl Iterator<Item = Indicator> {
    let gives = |indicator: &Indicator| points.iter().any(|point| point.of(*indicator) > 0);
    Indicator::ALL.into_iter().filter(gives)
}

/// A stepped line as the commands of a path, from the left; each month is one unit wide.
fn steps_of(values: &[i32]) -> String {
    let mut path = String::new();
    let mut last = None;
    for (month, value) in values.iter().enumerate() {
        if last != Some(*value) {
            path += &match last {
                None => format!("M0 {}", -value),
                Some(_) => format!("H{month}V{}", -value),
            };
            last = Some(*value);
        }
    }
    path + &format!("H{}", values.len())
}

/// The area between two stepped lines.
fn area(lower: &[i32], upper: &[i32]) -> String {
    let mut path = steps_of(upper);
    let mut last = None;
    for (month, value) in lower.iter().enumerate().rev() {
        if last != Some(*value) {
            path += &match last {
                None => format!("V{}", -value),
                Some(_) => format!("H{}V{}", month + 1, -value),
            };
            last = Some(*value);
        }
    }
    path + "H0Z"
}

fn drawing(forecast: &Forecast, other: &Forecast, outlook: Outlook) -> AnyView {
    let points = &forecast.points;
    let months = points.len().max(1);
    let mut lower = vec![0; points.len()];
    let mut areas = Vec::new();
    for indicator in layers(points) {
        let given = points.iter().map(|point| point.of(indicator).max(0));
        let upper: Vec<i32> = lower.iter().zip(given).map(|(lower, given)| lower + given).collect();
        let class = format!("layer {}", indicator.code());
        areas.push(view! { <path class=class d=area(&lower, &upper) /> }.into_any());
        lower = upper;
    }
    let totals = |points: &[Point]| points.iter().map(|point| point.total).collect::<Vec<i32>>();
    let (total, beside) = (totals(points), totals(&other.points));
    let most = lower.iter().chain(&beside).copied().max().unwrap_or(0).max(SCALE);
    let law_ends = law_ends(points);
    let ends = law_ends.map(|month| {
        view! { <line class="law-end" x1=month.to_string() x2=month.to_string() y1=(-most).to_string() y2="0" /> }
            .into_any()
    });
    let cursor = derived(move || outlook.month.get().to_string());
    let drawn = view! {
        <svg viewBox=format!("0 {} {months} {most}", -most) preserveAspectRatio="none" role="img"
            aria-label=texts::forecast(forecast)>
            {all(areas)}
            <path class="beside" d=steps_of(&beside) />
            <path class="sum" d=steps_of(&total) />
            {all(ends)}
            <line class="mark" x1="0" x2=months.to_string() y1=(-STANDARD).to_string() y2=(-STANDARD).to_string() />
            <line class="cursor" x1=cursor x2=cursor y1=(-most).to_string() y2="0" />
        </svg>
    };
    let scale = all((0..=most / LINES).map(|line| {
        let points = line * LINES;
        view! { <span class="scale-points" style:bottom=format!("{}%", points * 100 / most)>{points}</span> }.into_any()
    }));
    let years = points.iter().enumerate().step_by(NAMED).take(months.div_ceil(NAMED).saturating_sub(1).max(1));
    let years = all(years.map(|(month, point)| {
        let left = format!("{}%", month * 100 / months);
        view! { <span class="scale-year" style:left=left>{point.on.year()}</span> }.into_any()
    }));
    let law = law_ends.map(|month| {
        let left = format!("{}%", month * 100 / months);
        view! { <span class="law-name" style:left=left>{text("plan.law_end")}</span> }.into_any()
    });
    let look = move |event: leptos::ev::MouseEvent| {
        let width = event_target::<web_sys::Element>(&event).client_width().max(1);
        let month = event.offset_x().max(0) as usize * months / width as usize;
        outlook.month.set(month.min(months - 1));
    };
    view! {
        <div class="plot">
            <div class="plot-area">
                {drawn}
                // Takes the finger or the mouse; the slider below does the same by keyboard.
                <div class="plot-touch" on:click=look></div>
            </div>
            <div aria-hidden="true">{scale}{years}{all(law)}</div>
        </div>
    }
    .into_any()
}

/// The first month in which another law may hold.
fn law_ends(points: &[Point]) -> Option<usize> {
    let [_, end] = law_term();
    let end = end?;
    points.iter().position(|point| point.on > end)
}

/// Moves through the months by keyboard or finger, and reads what it finds.
fn slider(outlook: Outlook) -> AnyView {
    let last = move || outlook.of_shown(|forecast| forecast.points.len()).unwrap_or_default().saturating_sub(1);
    let words = derived(move || {
        let told = |point: Point| fill("plan.point", &[("on", &point.on), ("total", &point.total)]);
        outlook.point().map(told).unwrap_or_default()
    });
    let look = move |event| {
        if let Ok(month) = event_target_value(&event).parse::<usize>() {
            outlook.month.set(month);
        }
    };
    let lists = dynamic(move || all(outlook.point().map(parts_of)));
    view! {
        <div class="look">
            <label for="look-at">{text("plan.look")}</label>
            <input type="range" id="look-at" min="0" max=derived(move || last().to_string())
                prop:value=derived(move || outlook.month.get().to_string()) aria-valuetext=words on:input=look />
            <p class="look-told" id="look-told" role="status">{words}</p>
            {lists}
        </div>
    }
    .into_any()
}

/// What makes up the total of a month, with the colours of the chart.
fn parts_of(point: Point) -> AnyView {
    let counted = Indicator::ALL.into_iter().filter(|indicator| point.of(*indicator) != 0);
    let parts = counted.map(|indicator| {
        let points = point.of(indicator);
        let swatch = format!("swatch {}", indicator.code());
        view! { <li><span class=swatch aria-hidden="true"></span>{indicator_short(indicator)}{" "}<b>{points}</b></li> }
            .into_any()
    });
    view! { <ul class="look-parts">{all(parts)}</ul> }.into_any()
}

/// The same as a table: every month in which something changes.
fn table(outlook: Outlook) -> AnyView {
    let is_open = RwSignal::new(false);
    let rows = dynamic(move || {
        if !is_open.get() {
            return all([]);
        }
        let levers = outlook.chosen.get(outlook.shown.get()).map(Memo::get).unwrap_or_default();
        let rows = outlook.of_shown(|forecast| {
            let first =
                forecast.points.first().map(|point| (point.on, text("plan.table_today").to_owned(), point.total));
            let later = steps(&forecast.points, &levers).into_iter();
            let later = later.map(|step| (step.on, texts::step_changes(&step), step.total));
            first.into_iter().chain(later).collect::<Vec<_>>()
        });
        let rows = all(rows.into_iter().flatten().map(|(on, said, total)| {
            view! { <tr><th scope="row">{on.to_string()}</th><td>{said}</td><td>{total}</td></tr> }.into_any()
        }));
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label=text("plan.table")>
                <table>
                    <caption>{text("plan.table_caption")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{text("plan.table_day")}</th>
                            <th scope="col">{text("plan.table_changes")}</th>
                            <th scope="col">{text("plan.table_total")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    });
    view! {
        <details class="help" on:toggle=move |event| is_open.set(event_target::<web_sys::Element>(&event).has_attribute("open"))>
            <summary>{text("plan.table")}</summary>
            {rows}
        </details>
    }
    .into_any()
}
