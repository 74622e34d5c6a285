//! Who offers the page, beside the result.

use leptos::prelude::*;

use super::Embedding;
use crate::page::kit::all;

/// The partner.
pub fn partner(_embedding: Embedding) -> AnyView {
    all([])
}
