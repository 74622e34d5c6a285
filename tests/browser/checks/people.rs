//! Whole people, filled in as they would do it, against totals worked out by hand from the rules.

use anyhow::{Context, Result, ensure};

use crate::visitor::Visitor;

/// The official page of the rules, which every reason leads to.
const OFFICIAL: &str = "https://jzzjf.rsj.sh.gov.cn/jzzjf/pingfen/zc2.jsp";

/// The clauses of all items, in the order of the rules.
const CLAUSES: [(&str, &str); 17] = [
    ("age", "第六条（一）"),
    ("education", "第六条（二）"),
    ("qualification", "第六条（三）"),
    ("insurance_years", "第六条（四）"),
    ("startup_talent", "第七条（一）"),
    ("innovation_intermediary", "第七条（二）"),
    ("shortage_major", "第七条（三）"),
    ("investment", "第七条（四）"),
    ("insurance_base", "第七条（五）"),
    ("public_service", "第七条（六）"),
    ("outer_area", "第七条（七）"),
    ("fresh_graduate", "第七条（八）"),
    ("award", "第七条（九）"),
    ("spouse", "第七条（十）"),
    ("false_material", "第八条（一）"),
    ("detention", "第八条（二）"),
    ("conviction", "第八条（三）"),
];

/// Holds the whole result against what it should be: the items named, and no points for any other.
async fn sees_result(visitor: &Visitor, total: i32, verdict: &str, points: &[(&str, i32)]) -> Result<()> {
    visitor.sees_total(total).await?;
    visitor.sees("#verdict", verdict).await?;
    for (indicator, clause) in CLAUSES {
        let item = visitor.item(indicator).await?;
        let expected = points.iter().find(|(named, _)| *named == indicator).map_or(0, |&(_, points)| points);
        ensure!(item.points == expected, "{indicator} has {} points, not {expected}: {}", item.points, item.reason);
        ensure!(item.clause == clause, "{indicator} cites {}", item.clause);
        ensure!(item.link == OFFICIAL, "{indicator} leads to {}", item.link);
        ensure!(!item.reason.is_empty(), "{indicator} gives no reason");
    }
    Ok(())
}

pub async fn someone_who_knows_the_totals(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    let person = [
        ("born_on", "1990-05-12"),
        ("sex", "female"),
        ("foreign_national", "no"),
        ("permit", "yes"),
        ("permit.collected_on", "2025-03-01"),
        ("permit.valid_until", "2027-02-28"),
        ("assessed_on", "2026-11-23"),
    ];
    visitor.fill("person", &person).await?;
    visitor.sees_total(30).await?;
    let education = [
        ("education.schooling", "bachelor"),
        ("education.degree", "bachelor"),
        ("education.recognised", "yes"),
        ("education.mode", "full_time"),
        ("education.graduated_on", "20120701"),
    ];
    visitor.fill("education", &education).await?;
    visitor.sees_total(30 + 90).await?;
    let qualification = [
        ("qualification.level", "mid_title"),
        ("qualification.obtained_in_shanghai", "yes"),
        ("qualification.fits_post", "yes"),
        ("qualification.in_catalogue", "yes"),
        ("qualification.registered", "yes"),
        ("qualification.obtained_on", "2021年5月20日"),
    ];
    visitor.fill("qualification", &qualification).await?;
    let insurance = [
        ("insurance", "summary"),
        ("insurance.years", "7"),
        ("insurance.months_at_0_8", "40"),
        ("insurance.months_at_1", "36"),
        ("insurance.months_at_2", "35"),
        ("insurance.months_at_3", "0"),
        ("insurance.last_year_months_at_1", "12"),
    ];
    visitor.fill("insurance", &insurance).await?;
    let talent = [("startup_talent", "no"), ("innovation_intermediary", "no"), ("shortage_major.in_catalogue", "no")];
    visitor.fill("talent", &talent).await?;
    visitor.fill("investment", &[("investment", "no")]).await?;
    visitor.fill("service", &[("public_service_years", "0"), ("outer_area_years", "0")]).await?;
    visitor.fill("merit", &[("fresh_graduate", "no"), ("award", "none")]).await?;
    let spouse = [("spouse", "yes"), ("spouse.shanghai_hukou", "yes"), ("spouse.married_on", "2020-10-01")];
    visitor.fill("spouse", &spouse).await?;
    let record = [("false_material_on", "no"), ("detained_on", "no"), ("convicted_on", "no"), ("serious_crime", "no")];
    visitor.fill("record", &record).await?;

    // 36 years of age: 30. The title, 100, counts instead of the education, 90. 7 years of insurance: 21. 36 of 48
    // months at 1 W: 50. 6 years of marriage: 24.
    let points = [
        ("age", 30),
        ("education", 90),
        ("qualification", 100),
        ("insurance_years", 21),
        ("insurance_base", 50),
        ("spouse", 24),
    ];
    sees_result(visitor, 225, "已达到 120 分，超出 105 分", &points).await?;
    let replaced = visitor.item("education").await?.reason;
    ensure!(replaced.contains("不计入"), "the education counts twice: {replaced}");
    // Left and rewritten in its plain form.
    visitor.sees_answers("education", &[("education.graduated_on", "2012-07-01")]).await
}

pub async fn someone_who_goes_through_the_months(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("born_on", "1980.11.24"), ("assessed_on", "2026-11-23")]).await?;
    visitor.fill("education", &[("education.schooling", "associate"), ("education.recognised", "yes")]).await?;
    let qualification = [
        ("qualification.level", "skill_2"),
        ("qualification.obtained_in_shanghai", "yes"),
        ("qualification.fits_post", "yes"),
        ("qualification.in_catalogue", "yes"),
        ("qualification.registered", "yes"),
    ];
    visitor.fill("qualification", &qualification).await?;

    visitor.fill("insurance", &[("insurance", "periods")]).await?;
    // 2 W is 24,366, 24,614, 24,868 and, from 2026-07 on, 25,154.
    let rows = [
        ("2019-07", "2022-06", "9339", None, "计入年限 36 个月"),
        ("2022-07", "2023-06", "30000", Some("arrears"), "计入年限 0 个月"),
        ("202307", "202606", "25154", None, "2 倍 36 个月"),
        ("2026-07", "2026-12", "25154", Some("tax_mismatch"), "计入年限 4 个月；近 48 个月里：达到 0.8 倍 0 个月"),
    ];
    for (row, (from, to, base, flag, said)) in rows.into_iter().enumerate() {
        if row > 0 {
            visitor.press("添加一段").await?;
        }
        let part = |name| format!("insurance.periods[{row}].{name}");
        visitor.answer(&part("from"), from).await?;
        visitor.answer(&part("to"), to).await?;
        visitor.answer(&part("base"), base).await?;
        if let Some(flag) = flag {
            visitor.answer(&part(flag), "yes").await?;
        }
        visitor.sees(".period .contribution", said).await.with_context(|| format!("row {row}"))?;
    }
    visitor.sees(".contribution", "合计：计入年限 76 个月，满 6 年").await?;

    visitor.fill("service", &[("public_service_years", "6"), ("outer_area_years", "3")]).await?;
    visitor.fill("merit", &[("award", "municipal_special")]).await?;

    // 45 years of age: 27. Skill level 2 with 8 months of the last 12 at W: 100, instead of 50 for the education. 76
    // months are 6 years: 18. 36 of 48 months at 2 W: 100. 6 years of public service: 24. The award: 30. Three years in
    // an outer area are to be confirmed.
    let points = [
        ("age", 27),
        ("education", 50),
        ("qualification", 100),
        ("insurance_years", 18),
        ("insurance_base", 100),
        ("public_service", 24),
        ("award", 30),
    ];
    sees_result(visitor, 299, "已达到 120 分，超出 179 分", &points).await
}

pub async fn someone_with_a_record(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("born_on", "1968-01-01"), ("assessed_on", "2026-11-23")]).await?;
    let education =
        [("education.schooling", "master"), ("education.degree", "bachelor"), ("education.recognised", "yes")];
    visitor.fill("education", &education).await?;
    visitor.fill("insurance", &[("insurance", "none")]).await?;
    let investment = [
        ("investment", "yes"),
        ("investment.share_percent", "60"),
        ("investment.annual_tax[0]", "700,000"),
        ("investment.annual_tax[1]", "700000"),
        ("investment.annual_tax[2]", "700000"),
        ("investment.local_hires[0]", "30"),
        ("investment.local_hires[1]", "30"),
        ("investment.local_hires[2]", "30"),
    ];
    visitor.fill("investment", &investment).await?;
    let spouse = [("spouse", "yes"), ("spouse.shanghai_hukou", "yes"), ("spouse.married_on", "2010-06-01")];
    visitor.fill("spouse", &spouse).await?;

    // A detention counts up to, but not on, the same day five years later.
    visitor.fill("record", &[("detained_on", "yes"), ("detained_on[0]", "2021-11-23")]).await?;
    visitor.press("添加一个日期").await?;
    visitor.answer("detained_on[1]", "2021-11-24").await?;
    visitor.fill("record", &[("false_material_on", "yes"), ("false_material_on[0]", "2020-01-01")]).await?;

    // 58 years of age: 5. Master's schooling with a bachelor's degree: 90. 60 % of 700,000 is 4 steps of tax: 40, more
    // than 1 step of 18 employees. 16 years of marriage: 40 at the most. One detention: −50.
    let points = [("age", 5), ("education", 90), ("investment", 40), ("spouse", 40), ("detention", -50)];
    sees_result(visitor, 125, "已达到 120 分，超出 5 分", &points).await
}

pub async fn someone_who_may_not_apply(visitor: &Visitor) -> Result<()> {
    visitor.arrive().await?;
    visitor.fill("person", &[("born_on", "2000-02-29"), ("assessed_on", "2026-11-23")]).await?;
    visitor.fill("talent", &[("startup_talent", "yes")]).await?;
    visitor.sees("#verdict", "已达到 120 分，超出 30 分").await?;
    visitor.fill("record", &[("serious_crime", "yes")]).await?;
    let points = [("age", 30), ("startup_talent", 120)];
    sees_result(visitor, 150, "有严重刑事犯罪记录的，现行办法不受理积分申请", &points).await
}
