//! Starting over.

use anyhow::{Result, ensure};

use crate::harness::until::{holds, until};
use crate::visitor::Visitor;

pub async fn it_asks_first_empties_and_can_be_undone(visitor: &Visitor) -> Result<()> {
    let person = [("born_on", "1990-05-12"), ("sex", "female"), ("permit", "yes"), ("permit.valid_until", "soon")];
    let insurance = [("insurance", "periods"), ("insurance.periods[0].from", "2019-07")];
    visitor.arrive().await?;
    visitor.fill("person", &person).await?;
    visitor.fill("insurance", &insurance).await?;
    visitor.sees_total(30).await?;

    visitor.click("#start-over").await?;
    visitor.sees(".ask-again", "要清空所有答案吗？").await?;
    visitor.sees_focus_at("start-over-yes").await?;
    visitor.press("保留").await?;
    visitor.sees_no(".ask-again").await?;
    visitor.sees_total(30).await?;

    visitor.click("#start-over").await?;
    visitor.press("清空").await?;
    visitor.sees_total(0).await?;
    visitor.sees_answers("person", &[("born_on", ""), ("sex", ""), ("permit", "")]).await?;
    until(async || {
        let draft = visitor.draft().await?;
        holds(draft.is_none(), || format!("the draft is still {draft:?}"))
    })
    .await?;

    visitor.click("#undo").await?;
    visitor.sees_total(30).await?;
    visitor.sees_answers("person", &person).await?;
    visitor.sees_answers("insurance", &insurance).await?;
    visitor.sees_draft_with("soon").await?;
    ensure!(visitor.texts("#undo").await?.is_empty(), "undo is still offered");
    Ok(())
}
