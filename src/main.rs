#![forbid(unsafe_code)]
use leptos::prelude::*;
fn main() {
    leptos::mount::mount_to_body(|| view! { <h1>"沪积分"</h1> });
}
