//! The page on somebody else's page: what its host may choose, and what the two tell each other.
//!
//! Nothing here knows a browser: the frame's side of it is `src/page/embed`, the host's is `embed.js` in this folder.

pub mod colour;
mod lead;
mod message;
pub mod options;
pub mod partner;
mod snippet;

pub use lead::{Consent, Contact, ContactFault, ContactPart, Extent, Lead, lead_message};
pub use message::{Change, FromHost, Host, ToFrame, ToHost, from_frame, is_id};
pub use options::{NAMES, Options, Refused};
pub use snippet::snippet;
