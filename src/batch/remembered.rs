//! Which columns were chosen for which headers, so that next month's file need not be mapped again.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::Target;

/// How many heads are remembered; the one not used for the longest time goes first.
const HEADS: usize = 20;

/// The columns chosen for the heads of earlier files, the latest first. It holds headers and codes, nothing of a client.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Remembered(VecDeque<Vec<(String, String)>>);

impl Remembered {
    /// What is stored. A text that cannot be read remembers nothing: columns are mapped again in a minute.
    pub fn from_json(text: &str) -> Remembered {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// What is to be stored.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The columns chosen for these headers, in whatever order they stand.
    pub fn columns(&self, headers: &[String]) -> Option<Vec<Option<Target>>> {
        let mut known = self.0.get(self.position(headers)?)?.clone();
        let column = |header: &String| {
            let at = known.iter().position(|(known, _)| known == header)?;
            // Of headers that stand there twice, each takes its own.
            Target::from_code(&known.remove(at).1)
        };
        Some(headers.iter().map(column).collect())
    }

    /// Remembers the columns chosen for these headers.
    pub fn remember(&mut self, headers: &[String], columns: &[Option<Target>]) {
        self.forget(headers);
        let code = |column: &Option<Target>| column.map_or("", Target::code).to_owned();
        self.0.push_front(headers.iter().cloned().zip(columns.iter().map(code)).collect());
        self.0.truncate(HEADS);
    }

    /// Forgets what was chosen for these headers.
    pub fn forget(&mut self, headers: &[String]) {
        if let Some(at) = self.position(headers) {
            self.0.remove(at);
        }
    }

    fn position(&self, headers: &[String]) -> Option<usize> {
        let mut headers: Vec<&String> = headers.iter().collect();
        headers.sort_unstable();
        self.0.iter().position(|known| {
            let mut known: Vec<&String> = known.iter().map(|(header, _)| header).collect();
            known.sort_unstable();
            known == headers
        })
    }
}
