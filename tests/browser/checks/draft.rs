//! The draft: nothing that was typed is ever lost.

use anyhow::Result;

use super::storage::nothing_is_made_anew;
use crate::visitor::Visitor;

pub async fn a_reload_finds_every_answer_even_wrong_ones(visitor: &Visitor) -> Result<()> {
    let person = [("sex", "male"), ("permit", "yes"), ("permit.collected_on", "next year"), ("born_on", "1990-02-30")];
    let insurance =
        [("insurance", "periods"), ("insurance.periods[0].from", "2019-7-"), ("insurance.periods[0].base", "much")];
    let record = [("convicted_on", "no"), ("detained_on", "yes"), ("detained_on[0]", "2024-13-01")];
    visitor.arrive().await?;
    visitor.fill("person", &person).await?;
    visitor.fill("insurance", &[("insurance", "periods"), ("insurance.periods[0].arrears", "yes")]).await?;
    visitor.fill("insurance", &insurance).await?;
    visitor.fill("record", &record).await?;
    visitor.sees_draft_with("2024-13-01").await?;

    visitor.reload().await?;
    visitor.sees(".status.restored", "已接着上次的答案继续").await?;
    visitor.sees("#faults", "有 5 处需要改一下").await?;
    visitor.sees_answers("person", &person).await?;
    visitor.sees_answers("insurance", &insurance).await?;
    visitor.find("[id=\"insurance.periods[0].arrears\"]:checked").await?;
    visitor.sees_answers("record", &record).await
}

pub async fn storing_it_takes_nothing_away_that_is_being_pressed(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.answer("born_on", "1990-05-12").await?;
    visitor.sees_draft_with("1990-05-12").await?;
    visitor.reload().await?;
    visitor.sees(".status.restored", "已接着上次的答案继续").await?;
    visitor.open("talent").await?;
    nothing_is_made_anew(visitor, "startup_talent", "yes").await?;
    visitor.sees_draft_with("startup_talent").await
}

pub async fn what_was_typed_just_before_leaving_is_kept(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.answer("born_on", "1990-05-1").await?;
    visitor.reload().await?;
    visitor.sees_answers("person", &[("born_on", "1990-05-1")]).await
}
