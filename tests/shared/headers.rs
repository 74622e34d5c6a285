//! The reader of docs/deploy/_headers: which headers a host sends with the file at a path.
//!
//! The format is that of Netlify and Cloudflare Pages: a path, and under it, indented, a header a line. In a path `*` at the
//! end is anything, and `:name` anything within a folder. All rules that match a path count.

/// The rules of such a file, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules(Vec<Rule>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    path: String,
    headers: Vec<(String, String)>,
}

impl Rules {
    /// Reads a file; the error is the line that is no part of one.
    pub fn read(text: &str) -> Result<Rules, String> {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim().starts_with('#')) {
            let wrong = || format!("no rule: {line:?}");
            if line.starts_with('/') {
                rules.push(Rule { path: line.trim_end().to_owned(), headers: Vec::new() });
                continue;
            }
            let (name, value) = line.trim().split_once(':').filter(|_| line.starts_with(' ')).ok_or_else(wrong)?;
            let rule = rules.last_mut().ok_or_else(wrong)?;
            rule.headers.push((name.to_owned(), value.trim().to_owned()));
        }
        Ok(Rules(rules))
    }

    /// The headers of a path, in the order of the file. One that two rules set is there twice: hosts differ in what they do then.
    pub fn of(&self, path: &str) -> Vec<(&str, &str)> {
        let matching = self.0.iter().filter(|rule| matches(&rule.path, path));
        matching.flat_map(|rule| rule.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))).collect()
    }
}

/// Whether a rule's path takes in a file's path.
fn matches(rule: &str, path: &str) -> bool {
    let mut parts = path.split('/');
    for part in rule.split('/') {
        match (part, parts.next()) {
            ("*", _) => return true,
            (_, None) => return false,
            (name, Some(part)) if name.starts_with(':') && !part.is_empty() => {}
            (name, Some(part)) if name == part => {}
            _ => return false,
        }
    }
    parts.next().is_none()
}
