//! What of the result is shown.

/// A part of a report that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The total and its verdict.
    Total,
    /// Every item with its clause.
    Items,
    /// How many findings there are.
    Count,
    /// What was found, each with what to do.
    Findings,
    /// The papers to bring.
    Papers,
    /// The ten steps; with their dates where [`Part::Figures`] is shown.
    Steps,
    /// All answers as given.
    Answers,
    /// The person's own figures in the sentences, such as the day of birth, and the name of the draft.
    Figures,
}

impl Part {
    /// All of them, in the order of the report.
    pub const ALL: [Part; 8] = [
        Part::Total,
        Part::Items,
        Part::Count,
        Part::Findings,
        Part::Papers,
        Part::Steps,
        Part::Answers,
        Part::Figures,
    ];

    /// Its name in texts and ids.
    pub const fn code(self) -> &'static str {
        match self {
            Part::Total => "total",
            Part::Items => "items",
            Part::Count => "count",
            Part::Findings => "findings",
            Part::Papers => "papers",
            Part::Steps => "steps",
            Part::Answers => "answers",
            Part::Figures => "figures",
        }
    }
}

/// The parts that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts([bool; Part::ALL.len()]);

impl Parts {
    /// Everything: what an employer asks for.
    pub const ALL: Parts = Parts([true; Part::ALL.len()]);
    /// Nothing but what the result rests on.
    pub const NONE: Parts = Parts([false; Part::ALL.len()]);

    /// What may be passed on without a second thought: no answer, no figure of one's own.
    pub fn to_pass_on() -> Parts {
        [Part::Total, Part::Items, Part::Count].into_iter().fold(Parts::NONE, |parts, part| parts.with(part, true))
    }

    /// Whether a part is shown.
    pub fn has(self, part: Part) -> bool {
        self.0[part as usize]
    }

    /// The same with a part shown or not.
    pub fn with(mut self, part: Part, shown: bool) -> Parts {
        self.0[part as usize] = shown;
        self
    }
}
