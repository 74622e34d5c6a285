//! 「缴纳职工社会保险费基数」, Art. 7(5). The tiers stand in [`TIERS`].

use crate::rules::assessment::Reason;
use crate::rules::insurance::{Insured, TIERS};
use crate::rules::score::Score;

/// Art. 7(5): the best tier that enough months reach.
pub fn score(insured: &Insured) -> Score {
    if !insured.answered {
        return Score::unanswered(TIERS.last().map(|tier| tier.points as i32));
    }
    let tiers = || TIERS.iter().zip(insured.at).enumerate();
    let sure = tiers().rfind(|(_, (tier, months))| months.reach(tier.months) == Some(true));
    let best = tiers().rfind(|(_, (tier, months))| months.reach(tier.months) != Some(false));
    let max = best.map_or(0, |(_, (tier, _))| tier.points as i32);
    match sure {
        Some((index, (tier, _))) => {
            Score { points: tier.points as i32, max: Some(max), reason: Reason::BaseTier(index) }
        }
        None if max == 0 => Score::nothing(Reason::BelowTiers),
        None => Score::incomplete(max),
    }
}
