//! One line of a record: what it says, or that it heads the lines below.

use crate::rules::Month;
use crate::rules::profile::Yuan;

use super::cells::{cells, narrow, number};
use super::months::{Said, is_filler, notation, said};
use super::{ImportedRow, Unreadable};

/// The words of headings and titles.
const HEADING: [&str; 9] = ["月", "缴费", "基数", "所属期", "社保", "社会保险", "base", "month", "period"];
/// The words a total begins with.
const TOTAL: [&str; 4] = ["合计", "总计", "共计", "小计"];
const BASE: [&str; 2] = ["基数", "base"];
/// The month in which a contribution arrived is not the one it is for.
const ARRIVAL: [&str; 2] = ["到账", "入账"];
const ARREARS: &str = "补缴";
/// A month that was not paid, or not yet.
const UNPAID: [&str; 4] = ["欠缴", "未缴", "停缴", "中断"];
const NO_ARREARS: [&str; 4] = ["非补缴", "未补缴", "不补缴", "无补缴"];
const SAYS_YES: [&str; 4] = ["是", "√", "y", "yes"];

/// What a heading says of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Base,
    Arrears,
    Arrival,
    Other,
}

impl Column {
    fn of(heading: &str) -> Column {
        let heading = heading.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        match () {
            () if has(&BASE) => Column::Base,
            () if has(&[ARREARS]) => Column::Arrears,
            () if has(&ARRIVAL) => Column::Arrival,
            () => Column::Other,
        }
    }
}

/// A line under the headings of the columns above it.
pub(super) struct Line<'a> {
    /// Its characters in their plain form.
    text: String,
    cells: Vec<String>,
    /// Nothing where the headings above are not those of its cells.
    columns: &'a [Column],
}

impl Line<'_> {
    pub(super) fn new<'a>(text: &str, columns: &'a [Column]) -> Line<'a> {
        let text = narrow(text);
        let cells = cells(&text, columns.len());
        let columns = if cells.len() == columns.len() { columns } else { &[] };
        Line { text, cells, columns }
    }

    /// Whether it heads the lines below. With any figure in it, it may be a month badly written.
    pub(super) fn is_heading(&self) -> bool {
        let text = self.text.to_lowercase();
        !self.is_total() && !has_figure(&text) && HEADING.iter().any(|word| text.contains(word))
    }

    /// The columns it heads, if it has several.
    pub(super) fn headed(&self) -> Option<Vec<Column>> {
        (self.cells.len() > 1).then(|| self.cells.iter().map(|cell| Column::of(cell)).collect())
    }

    /// What it says of a month or a span.
    pub(super) fn row(&self) -> Result<ImportedRow, Unreadable> {
        if self.is_total() {
            return Err(Unreadable::NoMonth);
        }
        let (from, to, behind) = self.months()?;
        if to < from {
            return Err(Unreadable::EndBeforeStart);
        }
        let (base, arrears) = (self.base(behind)?, self.is_arrears());
        // What was owed and paid afterwards is in arrears.
        match !arrears && self.is_unpaid() {
            true => Err(Unreadable::NotPaid),
            false => Ok(ImportedRow { from, to, base, arrears }),
        }
    }

    /// Whether it begins as a total does, be there spaces between the characters or not.
    fn is_total(&self) -> bool {
        let begin: String = self.text.chars().filter(|c| c.is_alphanumeric()).take(2).collect();
        TOTAL.contains(&begin.as_str())
    }

    fn column(&self, index: usize) -> Column {
        self.columns.get(index).copied().unwrap_or(Column::Other)
    }

    /// The cells from one on in which a month may stand.
    fn month_cells(&self, from: usize) -> impl Iterator<Item = (usize, &str)> {
        let may_hold = |index: &usize| !matches!(self.column(*index), Column::Base | Column::Arrival);
        let cells = self.cells.iter().map(String::as_str).enumerate().skip(from);
        cells.filter(move |(index, _)| may_hold(index))
    }

    /// The first and the last month, and the place of the first cell behind them.
    fn months(&self) -> Result<(Month, Month, usize), Unreadable> {
        let mut all = self.month_cells(0).map(|(index, cell)| (index, cell, said(cell)));
        let (at, cell, said) = all.find(|(_, _, said)| *said != Said::Nothing).ok_or(Unreadable::NoMonth)?;
        let written = notation(cell);
        let (from, to, behind) = match said {
            Said::One(from) => match self.end(at + 1, &written)? {
                Some((to, behind)) => (from, to, behind),
                None => (from, from, at + 1),
            },
            Said::Span(from, to) => (from, to, at + 1),
            Said::Nothing | Said::Wrong => return Err(Unreadable::NotAMonth),
        };
        if self.month_cells(behind).any(|(_, cell)| is_month_written(cell, &written)) {
            return Err(Unreadable::SeveralMonths);
        }
        Ok((from, to, behind))
    }

    /// The last month of a span whose first one stands in a cell of its own, and the place of the cell behind it.
    fn end(&self, from: usize, written: &(String, usize)) -> Result<Option<(Month, usize)>, Unreadable> {
        let next = self.month_cells(from).find(|(_, cell)| !is_filler(cell));
        let Some((at, cell)) = next.filter(|(_, cell)| notation(cell) == *written) else { return Ok(None) };
        match said(cell) {
            Said::One(to) => Ok(Some((to, at + 1))),
            // 2000.00 is no month, and an amount.
            Said::Wrong if !cell.contains('.') => Err(Unreadable::NotAMonth),
            _ => Ok(None),
        }
    }

    /// The contribution base: in the column headed so, otherwise the first number behind the months.
    fn base(&self, behind: usize) -> Result<u64, Unreadable> {
        if let Some(index) = self.columns.iter().position(|column| *column == Column::Base) {
            let cell = self.cells.get(index).filter(|cell| cell.contains(char::is_numeric));
            return amount(cell.ok_or(Unreadable::NoBase)?);
        }
        let cell = self.month_cells(behind).find_map(|(_, cell)| number_cell(cell)).ok_or(Unreadable::NoBase)?;
        // Without a heading 202302 may as well be a month.
        if matches!(said(cell), Said::One(_) | Said::Span(..)) {
            return Err(Unreadable::NotABase);
        }
        amount(cell)
    }

    fn is_unpaid(&self) -> bool {
        self.cells.iter().any(|cell| UNPAID.iter().any(|word| cell.contains(word)))
    }

    fn is_arrears(&self) -> bool {
        let says_yes = |index, cell: &str| {
            self.column(index) == Column::Arrears && SAYS_YES.contains(&cell.to_lowercase().as_str())
        };
        self.cells.iter().enumerate().any(|(index, cell)| tells_arrears(cell) || says_yes(index, cell))
    }
}

fn is_month_written(cell: &str, written: &(String, usize)) -> bool {
    matches!(said(cell), Said::One(_) | Said::Span(..)) && notation(cell) == *written
}

/// What of a cell is a number, or is meant as one: all of it, or what stands behind the name of the base.
fn number_cell(cell: &str) -> Option<&str> {
    if is_filler(cell) {
        return None;
    }
    let named = BASE.iter().find_map(|name| cell.split_once(name)).map(|(_, rest)| rest.trim_start_matches([':', ' ']));
    let text = named.unwrap_or(cell);
    let begins = text.trim_start_matches(['¥', '+', '-', '.', ',', ' ']).starts_with(char::is_numeric);
    begins.then_some(text)
}

/// An amount in whole yuan.
fn amount(text: &str) -> Result<u64, Unreadable> {
    let (whole, decimals) = number(text).ok_or(Unreadable::NotABase)?;
    let amount = whole.parse().ok().and_then(Yuan::new).filter(|_| matches!(decimals, "0" | "00"));
    match amount.ok_or(Unreadable::NotABase)?.get() {
        0 => Err(Unreadable::ZeroBase),
        amount => Ok(amount),
    }
}

fn tells_arrears(cell: &str) -> bool {
    let denied =
        NO_ARREARS.iter().any(|no| cell.contains(no)) || cell.trim_end_matches([')', ']', ' ']).ends_with('否');
    cell.contains(ARREARS) && !denied
}

/// Whether there is a figure in a text: a digit of any kind, or a Chinese one before a year or a month.
fn has_figure(text: &str) -> bool {
    let mut pairs = text.chars().zip(text.chars().skip(1));
    text.contains(char::is_numeric)
        || pairs.any(|(figure, unit)| "零一二三四五六七八九十".contains(figure) && matches!(unit, '年' | '月'))
}
