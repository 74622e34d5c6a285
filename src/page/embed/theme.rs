//! The host's colours, type and space.

use crate::embed::Options;

/// Dresses the page as the options say.
pub fn dress(_options: &Options) {}
