//! Several drafts: one for each client, or for each of a couple.

use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::until::{holds, until};
use crate::visitor::{Visitor, id};

use super::keyboard::tab_to;
use super::sample;

/// The names of the list, in its order.
async fn names(visitor: &Visitor) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('.draft-name')].map(({ value }) => value)";
    Ok(serde_json::from_value(visitor.script(script, vec![]).await?)?)
}

async fn sees_names(visitor: &Visitor, expected: &[&str]) -> Result<()> {
    until(async || {
        let names = names(visitor).await?;
        holds(names == expected, || format!("the list is {names:?}, not {expected:?}"))
    })
    .await
}

/// Presses the button of a draft.
async fn press(visitor: &Visitor, action: &str, name: &str) -> Result<()> {
    visitor.click(&format!("[aria-label='{action}：{name}']")).await
}

pub async fn drafts_are_listed_named_copied_and_deleted_with_a_way_back(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("assessed_on", "2026-11-23"), ("born_on", "1990-05-12")]).await?;
    visitor.sees_total(30).await?;
    // What was typed a moment ago is in the list already.
    visitor.click("#to-drafts").await?;
    visitor.sees_focus_at("drafts-title").await?;
    visitor.sees(".draft", "30 分").await?;
    let name = visitor.find(".draft-name").await?;
    name.send_keys("小王").await?;
    name.send_keys(&Key::Enter.to_string()).await?;
    visitor.sees(".open-draft", "小王").await?;
    visitor.sees_draft_with("小王").await?;

    press(visitor, "复制一份", "小王").await?;
    sees_names(visitor, &["小王（副本）", "小王"]).await?;
    press(visitor, "打开", "小王（副本）").await?;
    visitor.sees_total(30).await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees_total(150).await?;
    visitor.click("#to-drafts").await?;
    visitor.sees(".draft.is-open", "150 分").await?;
    visitor.sees(".draft:not(.is-open)", "30 分").await?;

    press(visitor, "删除", "小王（副本）").await?;
    sees_names(visitor, &["小王"]).await?;
    visitor.sees_focus_at("undo-delete").await?;
    ensure!(visitor.drafts().await?.len() == 1, "it is still stored");
    visitor.click("#undo-delete").await?;
    sees_names(visitor, &["小王（副本）", "小王"]).await?;
    visitor.sees(".draft.is-open", "150 分").await?;

    // A further one begins empty and changes none of the others.
    visitor.click("#new-draft").await?;
    visitor.sees_total(0).await?;
    visitor.answer("born_on", "1970-01-01").await?;
    visitor.sees_draft_with("1970-01-01").await?;
    visitor.reload().await?;
    visitor.sees_answers("person", &[("born_on", "1970-01-01")]).await?;
    visitor.click("#to-drafts").await?;
    sees_names(visitor, &["", "小王（副本）", "小王"]).await?;
    visitor.click("#drafts-back").await?;
    visitor.sees_focus_at("to-drafts").await
}

pub async fn two_drafts_are_held_against_each_other(visitor: &Visitor) -> Result<()> {
    let wife = sample::named("妻子", json!({ "born_on": "1990-05-12", "startup_talent": "yes", "sex": "female" }), 2);
    let husband = sample::named("丈夫", json!({ "born_on": "1975-05-12", "sex": "male", "award": "none" }), 1);
    visitor.arrive_with_drafts(&[("a", &wife), ("b", &husband)]).await?;
    visitor.click("#to-drafts").await?;
    visitor.sees(".drafts", "勾选两份草稿").await?;
    for name in ["妻子", "丈夫"] {
        visitor.click(&format!("[aria-label='选来对比：{name}']")).await?;
    }
    visitor.sees(".compare-said", "「妻子」比「丈夫」多 135 分").await?;
    let tables = visitor.texts(".compare-table").await?;
    let [points, answers] = tables.as_slice() else { anyhow::bail!("there are {} tables", tables.len()) };
    for (table, words) in [
        (points, vec!["合计", "150", "15", "年龄", "创业人才", "120"]),
        (answers, vec!["您的出生日期", "1990-05-12", "1975-05-12", "您的性别", "女", "男", "未回答"]),
    ] {
        for word in words {
            ensure!(table.contains(word), "{word} is not in {table}");
        }
    }
    ensure!(!answers.contains("想按哪一天计算"), "what both say is named as a difference: {answers}");
    Ok(())
}

pub async fn a_new_wage_figure_shows_what_has_moved(visitor: &Visitor) -> Result<()> {
    let scored = |name: &str, total: i32, wage: &str| {
        let mut draft: Value = serde_json::from_str(&sample::named(name, json!({ "born_on": "1990-05-12" }), 5))?;
        draft["scored"] = json!({ "on": "2025-11-23", "total": total, "wage": wage });
        anyhow::Ok(draft.to_string())
    };
    let (moved, same) = (scored("变了", 28, "2025-07")?, scored("没变", 30, "2025-07")?);
    visitor.arrive_with_drafts(&[("a", &moved), ("b", &same)]).await?;
    visitor.click("#to-drafts").await?;
    visitor.sees(".again", "分数和上次不同").await?;
    visitor.sees(".draft .moved", "上次 28 分（2025-11-23），现在 30 分").await?;
    visitor.sees(".draft .moved", "还没有最新的平均工资").await?;
    visitor.click("#score-again").await?;
    visitor.sees(".again .toast", "已重新计分 2 份，1 份有变化：变了 从 28 分变为 30 分").await?;
    visitor.sees_no(".draft .moved").await?;
    visitor.reload().await?;
    visitor.sees(".draft-rows", "30 分").await?;
    visitor.sees_no(".draft .moved").await
}

pub async fn many_drafts_are_searched_sorted_and_filtered(visitor: &Visitor) -> Result<()> {
    let some = [
        ("a", sample::named("Zhou", json!({ "born_on": "1990-05-12" }), 10)),
        ("b", sample::named("chen", json!({ "born_on": "1990-05-12", "startup_talent": "yes" }), 40)),
        ("c", sample::named("王", json!({ "born_on": "1966-05-12", "serious_crime": "yes" }), 30)),
        ("d", sample::named("", json!({ "born_on": "1975-05-12" }), 20)),
    ];
    let some: Vec<(&str, &str)> = some.iter().map(|(id, draft)| (*id, draft.as_str())).collect();
    visitor.arrive_with_drafts(&some).await?;
    visitor.click("#to-drafts").await?;
    sees_names(visitor, &["chen", "王", "", "Zhou"]).await?;
    let choose = async |list: &str, choice: &str| {
        visitor.find(&id(list)).await?.select_by_value(choice).await?;
        anyhow::Ok(())
    };
    choose("drafts.order", "total").await?;
    sees_names(visitor, &["chen", "Zhou", "", "王"]).await?;
    choose("drafts.order", "name").await?;
    sees_names(visitor, &["Zhou", "chen", "", "王"]).await?;
    choose("drafts.filter", "reached").await?;
    sees_names(visitor, &["chen"]).await?;
    choose("drafts.filter", "short").await?;
    sees_names(visitor, &["Zhou", "", "王"]).await?;
    choose("drafts.filter", "barred").await?;
    sees_names(visitor, &["王"]).await?;
    choose("drafts.filter", "all").await?;
    visitor.find("#drafts-search").await?.send_keys("zh").await?;
    sees_names(visitor, &["Zhou"]).await?;
    visitor.find("#drafts-search").await?.send_keys("?").await?;
    visitor.sees(".drafts", "没有符合条件的草稿").await
}

pub async fn the_keyboard_alone_leads_from_one_draft_to_another(visitor: &Visitor) -> Result<()> {
    let one = sample::named("甲", json!({ "born_on": "1990-05-12" }), 2);
    let other = sample::named("乙", json!({ "born_on": "1975-05-12" }), 1);
    visitor.arrive_with_drafts(&[("b", &other), ("a", &one)]).await?;
    visitor.sees_total(30).await?;
    tab_to(visitor, "to-drafts", false).await?;
    visitor.keys(&Key::Enter.to_string()).await?;
    visitor.sees_focus_at("drafts-title").await?;
    visitor.find("#name-b").await?;
    tab_to(visitor, "name-b", false).await?;
    visitor.keys("丙").await?;
    visitor.tab(false).await?;
    // The row says the new name, and the focus is still in it.
    visitor.find("[aria-label='打开：丙']:focus").await?;
    sees_names(visitor, &["甲", "丙"]).await?;
    visitor.keys(&Key::Enter.to_string()).await?;
    visitor.sees_total(15).await?;
    visitor.sees(".open-draft", "丙").await
}

pub async fn what_stands_beside_the_answers_comes_back_with_them(visitor: &Visitor) -> Result<()> {
    let short: Value = serde_json::from_str(sample::short_of_120())?;
    visitor.arrive_with_drafts(&[("a", &short.to_string())]).await?;
    visitor.open("insurance").await?;
    visitor.click(".import summary").await?;
    visitor.find("#import-text").await?.send_keys("2023-01,一万五").await?;
    visitor.sees_draft_with("一万五").await?;
    visitor.click("#to-plan").await?;
    visitor.sees(".compare-table", "甲方案").await?;
    // What the plan begins with by itself is not the visitor's, and not stored.
    let before = visitor.draft().await?.unwrap_or_default();
    ensure!(before.contains("\"levers\":[]"), "{before}");
    visitor.click("[for='base_at_1-in-0']").await?;
    visitor.sees_draft_with("\"kind\":\"base_at_1\"").await?;
    visitor.reload().await?;
    visitor.sees(".compare-table", "甲方案").await?;
    visitor.find("[id='base_at_1-in-0']:checked").await?;
    visitor.click("#plan-back").await?;
    visitor.open("insurance").await?;
    visitor.sees(".import-unread", "一万五").await
}
