//! How the indicators add up to and over the pass mark, as steps of a staircase.

use leptos::prelude::*;

use crate::page::kit::{all, dynamic, para, plain, section};
use crate::page::store::store;
use crate::rules::{Assessment, Item, Kind, STANDARD};
use crate::texts::{fill, indicator_short, text};

/// Width of the drawing; it scales with the page.
const WIDTH: i32 = 360;
/// Where the bars begin, right of the names.
const LEFT: i32 = 76;
/// Room for the points behind the last bar.
const RIGHT: i32 = 40;
/// Height of a step.
const ROW: i32 = 30;
/// Room for the label of the pass mark.
const TOP: i32 = 24;

/// One step: where it starts and ends in points.
struct Step {
    name: &'static str,
    class: &'static str,
    from: i32,
    to: i32,
}

fn steps(assessment: &Assessment) -> Vec<Step> {
    let mut sum = 0;
    let counts = |item: &&Item| item.counted != 0;
    let step = |item: &Item| {
        let from = sum;
        sum += item.counted;
        let class = match item.indicator.kind() {
            Kind::Basic => "basic",
            Kind::Bonus => "bonus",
            Kind::Deduction => "deduction",
        };
        Step { name: indicator_short(item.indicator), class, from, to: sum }
    };
    let mut steps: Vec<Step> = assessment.items.iter().filter(counts).map(step).collect();
    if let Some(max) = assessment.max.filter(|max| *max > assessment.total) {
        let name = text("result.picture_possible");
        steps.push(Step { name, class: "possible", from: assessment.total, to: max });
    }
    steps
}

/// The picture, with its text equivalent.
pub fn picture() -> AnyView {
    let score = store().assessment;
    let drawn = dynamic(move || {
        score.with(|score| match score.items.iter().any(|item| item.counted != 0) {
            true => drawing(score),
            false => para("hint", plain(text("result.picture_empty"))),
        })
    });
    section("picture", "picture-title", text("result.picture"), drawn)
}

fn drawing(assessment: &Assessment) -> AnyView {
    let steps = steps(assessment);
    let ends = steps.iter().flat_map(|step| [step.from, step.to]);
    let most = ends.clone().max().unwrap_or(0).max(STANDARD + 10);
    let least = ends.min().unwrap_or(0).min(0);
    // Points to pixels, rounded down; the widest is the whole room.
    let x = move |points: i32| LEFT + (points - least) * (WIDTH - LEFT - RIGHT) / (most - least);
    let height = TOP + ROW * steps.len() as i32;
    let parts = steps
        .iter()
        .filter(|step| step.class != "possible")
        .map(|step| fill("result.picture_part", &[("name", &step.name), ("points", &(step.to - step.from))]));
    let parts = parts.collect::<Vec<_>>().join(text("join.list"));
    let told = fill("result.picture_text", &[("parts", &parts), ("total", &assessment.total)]);
    let mark = x(STANDARD);
    let rows = steps.iter().enumerate().map(|(index, step)| {
        let y = TOP + ROW * index as i32;
        let (left, right) = (x(step.from.min(step.to)), x(step.from.max(step.to)));
        let points = step.to - step.from;
        let shown = if points > 0 { format!("+{points}") } else { points.to_string() };
        view! {
            <text x="0" y=(y + 19).to_string() class="step-name">{step.name}</text>
            <rect
                x=left.to_string()
                y=(y + 6).to_string()
                width=(right - left).max(2).to_string()
                height=(ROW - 12).to_string()
                rx="3"
                class=step.class
            />
            <text x=(right + 5).to_string() y=(y + 19).to_string() class="step-points">{shown}</text>
        }
        .into_any()
    });
    let rows = all(rows);
    view! {
        <svg viewBox=format!("0 0 {WIDTH} {}", height + 4) role="img" aria-label=told>
            <line x1=mark.to_string() x2=mark.to_string() y1=(TOP - 4).to_string() y2=height.to_string() class="mark" />
            <text x=mark.to_string() y="13" text-anchor="middle" class="mark-name">{STANDARD}</text>
            {rows}
        </svg>
    }
    .into_any()
}
