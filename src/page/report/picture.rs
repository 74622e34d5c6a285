//! The result as a picture, for WeChat above all: painted on a canvas, shown as an image to keep and to pass on.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::sheet::{boxes, of_parts};
use crate::page::browser;
use crate::page::kit::{Button, all, maybe, para, plain, section, soon, spoken};
use crate::page::store::store;
use crate::report::Report;
use crate::report::layout::{Font, Mark, Picture, WIDTH, pictures};
use crate::texts::{fill, text};

/// What to paint, the button for it, and the pictures.
pub fn picture_section() -> AnyView {
    let store = store();
    let is_wanted = RwSignal::new(false);
    let draw = Button::new("next", text("report.picture_draw")).id("draw").view(move || is_wanted.set(true));
    let shown = maybe(move || {
        let parts = store.drawn.get();
        // Whatever is chosen anew is painted anew.
        is_wanted.get().then(|| soon(1, waiting, move || images(&of_parts(store, parts))))
    });
    let lead = para("hint", plain(text("report.picture_lead")));
    let inner = all([lead, boxes("draw", text("report.picture_parts"), store.drawn), draw, shown]);
    section("drawing", "drawing-title", text("report.picture"), inner)
}

fn waiting() -> AnyView {
    para("hint", plain(text("report.picture_drawing")))
}

/// The pictures of a report, or that there are none to be had.
fn images(report: &Report) -> AnyView {
    let Some(drawn) = browser::timed("picture", || drawn(report)) else {
        return spoken("notice", plain(text("report.picture_failed")));
    };
    let all_of_them = drawn.len();
    let said = spoken("hint", plain(fill("report.picture_drawn", &[("n", &all_of_them)])));
    let images = drawn.into_iter().enumerate();
    let images = images.map(|(index, (picture, source))| image(index + 1, all_of_them, &picture, source));
    all([said].into_iter().chain(images))
}

fn image(number: usize, of: usize, picture: &Picture, source: String) -> AnyView {
    let told = picture.told.join(text("join.parts"));
    let alt = match of {
        1 => fill("report.picture_alt", &[("told", &told)]),
        _ => fill("report.picture_alt_of", &[("n", &number), ("all", &of), ("told", &told)]),
    };
    let keep = match browser::is_wechat() {
        // Nothing can be downloaded there.
        true => plain(text("report.picture_press")),
        false => {
            let words = match of {
                1 => text("report.picture_save").to_owned(),
                _ => fill("report.picture_save_of", &[("n", &number)]),
            };
            view! { <a class="take" download=format!("hujifen-{number}.png") href=source.clone()>{words}</a> }
                .into_any()
        }
    };
    view! {
        <figure class="drawn">
            <img src=source alt=alt width=WIDTH.to_string() height=picture.height.to_string() />
            <figcaption>{keep}</figcaption>
        </figure>
    }
    .into_any()
}

/// Each picture as a data: address. Nothing where the browser refuses a canvas, or gives an empty one back, as those do
/// that hold it too large.
fn drawn(report: &Report) -> Option<Vec<(Picture, String)>> {
    let family = browser::font_family();
    let (_, pen) = canvas(1)?;
    let measure = |words: &str, font: Font| {
        pen.set_font(&css(font, &family));
        pen.measure_text(words).map_or(0, |metrics| metrics.width().ceil() as i32)
    };
    let pictures = pictures(report, &measure);
    pictures.into_iter().map(|picture| Some((picture.clone(), painted(&picture, &family)?))).collect()
}

fn canvas(height: i32) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(WIDTH as u32);
    canvas.set_height(height as u32);
    let pen = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, pen))
}

fn css(font: Font, family: &str) -> String {
    format!("{} {}px {family}", if font.bold { "bold" } else { "normal" }, font.px)
}

fn painted(picture: &Picture, family: &str) -> Option<String> {
    let (canvas, pen) = canvas(picture.height)?;
    for mark in &picture.marks {
        match mark {
            Mark::Words { x, y, words, font, colour } => {
                pen.set_font(&css(*font, family));
                pen.set_fill_style_str(colour.value());
                pen.fill_text(words, f64::from(*x), f64::from(*y)).ok()?;
            }
            Mark::Block { x, y, width, height, radius, colour } => {
                pen.set_fill_style_str(colour.value());
                let [x, y, width, height, radius] = [x, y, width, height, radius].map(|number| f64::from(*number));
                block(&pen, [x, y, x + width, y + height], radius)?;
            }
        }
    }
    let source = canvas.to_data_url().ok()?;
    // iOS holds on to the memory of a canvas for a while, but not to that of a small one.
    canvas.set_width(1);
    canvas.set_height(1);
    source.starts_with("data:image/png;base64,").then_some(source)
}

/// A rectangle with round corners, from left and top to right and bottom.
fn block(pen: &CanvasRenderingContext2d, [left, top, right, bottom]: [f64; 4], radius: f64) -> Option<()> {
    pen.begin_path();
    pen.move_to(left + radius, top);
    // Corner after corner, each towards the next.
    let corners = [
        [right, top, right, bottom],
        [right, bottom, left, bottom],
        [left, bottom, left, top],
        [left, top, right, top],
    ];
    for [x, y, to_x, to_y] in corners {
        pen.arc_to(x, y, to_x, to_y, radius).ok()?;
    }
    pen.close_path();
    pen.fill();
    Some(())
}
