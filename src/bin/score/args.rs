//! The command line of `score`.

use std::ffi::OsString;

use hujifen::rules::Date;
use hujifen::texts::{Language, speak};
use lexopt::prelude::*;

pub const HELP: &str = "\
Scores profiles for 上海市居住证积分: one JSON profile a line in, one JSON assessment a line out.

  score [--on YYYY-MM-DD] [--plan] [--pretty [--lang en]] [FILE]...

  FILE        read these files in turn; without any, or for -, standard input
  --on DATE   the assessment date of profiles that name none (default: today in Shanghai)
  --plan      add the fastest ways to 120 within ten years
  --pretty    print for people instead of JSON
  --lang TAG  the language of that: zh-CN (default) or en

Exit status: 0 done; 1 some line was no valid profile and stands as {\"line\": …, \"error\": …}; 2 the call is wrong.
";

/// What the command line asks for.
pub enum Asked {
    Help,
    Score(Args),
}

/// The options of a run.
pub struct Args {
    /// Assessment date of profiles that name none.
    pub on: Date,
    pub plan: bool,
    pub pretty: bool,
    pub files: Vec<OsString>,
}

pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Asked, String> {
    let mut parser = lexopt::Parser::from_iter(args);
    let (mut on, mut plan, mut pretty, mut files) = (None, false, false, Vec::new());
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        match arg {
            Long("help") | Short('h') => return Ok(Asked::Help),
            Long("plan") => plan = true,
            Long("pretty") => pretty = true,
            Long("lang") => {
                let tag = parser.value().map_err(|error| error.to_string())?;
                speak(tag.to_str().and_then(Language::from_code).ok_or("--lang takes zh-CN or en")?);
            }
            Long("on") => {
                let value = parser.value().map_err(|error| error.to_string())?;
                let date = value.to_str().and_then(|text| text.parse::<Date>().ok());
                on = Some(date.ok_or("--on takes a day that exists, YYYY-MM-DD, 1900 to 2199")?);
            }
            Value(file) => files.push(file),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if files.is_empty() {
        files.push("-".into());
    }
    let on = on.or_else(today_in_shanghai).ok_or("the clock shows no usable date: give --on DATE")?;
    Ok(Asked::Score(Args { on, plan, pretty, files }))
}

/// Shanghai keeps UTC+8 the whole year.
fn today_in_shanghai() -> Option<Date> {
    let now = jiff::tz::Offset::constant(8).to_datetime(jiff::Timestamp::now());
    Date::new(now.year(), now.month(), now.day())
}
