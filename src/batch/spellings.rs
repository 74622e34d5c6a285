//! How offices write headers and answers, beside the words of our own texts. A table each, and nothing of it elsewhere.
//!
//! Everything is compared without spaces, full-width forms and capitals. What could mean two things, such as 中级 for both
//! a title and a skill, or 研究生 for both a master and a doctor, is left out: a row told to be at fault is better than a wrong score.

use super::Target;
use crate::answers::{Field, NO, RecordList, UNSURE, YES};

const fn field(field: Field) -> Target {
    Target::Field(field)
}

/// Headers of columns.
pub const HEADERS: &[(Target, &[&str])] = &[
    (Target::Name, &["姓名", "名字", "客户", "客户姓名", "客户名称", "申请人", "申请人姓名", "员工姓名", "fullname"]),
    (field(Field::AssessedOn), &["评估日期", "测算日期", "测算日", "计算日期", "计分日期"]),
    (
        field(Field::BornOn),
        &["出生日期", "出生年月日", "出生年月", "出生", "生日", "出生时间", "birthday", "birthdate", "dateofbirth"],
    ),
    (field(Field::Sex), &["性别", "gender"]),
    (field(Field::ForeignNational), &["外籍", "是否外籍", "外国国籍", "是否外国国籍"]),
    (field(Field::Permit), &["居住证", "有居住证", "是否有居住证", "有无居住证", "是否持有居住证"]),
    (
        field(Field::CollectedOn),
        &["领证日期", "领证日", "居住证领证日期", "居住证领取日期", "居住证办理日期", "居住证日期"],
    ),
    (
        field(Field::ValidUntil),
        &["有效期至", "有效期", "居住证有效期", "居住证有效期至", "居住证到期日", "居住证到期日期"],
    ),
    (field(Field::Schooling), &["最高学历", "文化程度", "学历层次", "国家承认的学历"]),
    (field(Field::Degree), &["最高学位", "学位层次"]),
    (
        field(Field::Recognised),
        &["学历认可", "国家承认", "国家认可", "学信网可查", "学历可查", "学信网能否查到", "学历是否可查"],
    ),
    (field(Field::Mode), &["学习方式", "办学形式", "培养方式"]),
    (field(Field::GraduatedOn), &["毕业时间", "毕业日"]),
    (field(Field::Overseas), &["境外学历", "海外学历", "国外学历", "留学", "是否留学", "是否境外学历"]),
    (field(Field::Verified), &["学历验证", "学历认证", "学历已验证", "学历是否验证", "学历验证报告"]),
    (field(Field::EarlierRecords), &["前置学历", "前置学历齐全", "以前学历齐全"]),
    (field(Field::FileLocated), &["个人档案", "档案", "档案存放", "档案是否明确"]),
    (
        field(Field::Level),
        &[
            "职称",
            "技能等级",
            "职称等级",
            "职称级别",
            "专业技术职称",
            "职称或技能等级",
            "职称/技能等级",
            "职称、技能等级",
            "职称和技能等级",
            "专业技术职称和技能等级",
            "证书等级",
            "最高证书",
        ],
    ),
    (
        field(Field::ObtainedOn),
        &["取证日期", "证书日期", "证书取得日期", "取得日期", "发证日期", "职称取得日期", "职称日期"],
    ),
    (field(Field::ObtainedInShanghai), &["在沪取得", "本市取得", "证书在沪取得", "是否在沪取得", "在上海取得"]),
    (
        field(Field::FitsPost),
        &["岗位对应", "证书对应岗位", "与岗位对应", "证书与岗位对应", "岗位相符", "证书与岗位一致", "职称与岗位一致"],
    ),
    (field(Field::QualificationInCatalogue), &["证书在目录", "在目录内", "证书目录内", "是否在目录"]),
    (field(Field::Registered), &["已注册", "是否注册", "证书注册", "注册"]),
    (field(Field::Insurance), &["社保", "有无社保", "是否缴社保", "是否缴纳社保", "是否缴过社保"]),
    (
        field(Field::InsuranceYears),
        &[
            "社保年限",
            "缴费年限",
            "社保年数",
            "社保缴费年限",
            "缴纳社保年限",
            "累计社保年限",
            "社保累计年限",
            "在沪社保年限",
            "缴社保年限",
        ],
    ),
    (
        field(Field::MonthsAt08),
        &["0.8倍月数", "0.8倍基数月数", "0.8倍社保月数", "48个月0.8倍", "近48个月0.8倍", "近48个月0.8倍月数"],
    ),
    (
        field(Field::MonthsAt1),
        &["1倍月数", "1倍基数月数", "1倍社保月数", "48个月1倍", "近48个月1倍", "近48个月1倍月数"],
    ),
    (
        field(Field::MonthsAt2),
        &["2倍月数", "2倍基数月数", "2倍社保月数", "48个月2倍", "近48个月2倍", "近48个月2倍月数"],
    ),
    (
        field(Field::MonthsAt3),
        &["3倍月数", "3倍基数月数", "3倍社保月数", "36个月3倍", "近36个月3倍", "近36个月3倍月数"],
    ),
    (
        field(Field::LastYearMonthsAt1),
        &["近12个月1倍", "近12个月1倍月数", "12个月1倍", "近一年1倍月数", "最近12个月1倍月数", "最近一年1倍月数"],
    ),
    (field(Field::CurrentBase), &["社保基数", "社保缴费基数", "当前基数", "现缴费基数", "月缴费基数", "当前缴费基数"]),
    (field(Field::InsuredNow), &["在保", "是否在保", "参保", "是否参保", "目前参保", "正在参保", "当前参保"]),
    (field(Field::Retired), &["退休", "是否退休", "已退休"]),
    (field(Field::Employment), &["有单位", "有无单位", "是否有单位", "有申请单位"]),
    (field(Field::Since), &["来沪工作日期", "在沪工作日期", "来沪工作时间", "在沪开始工作日期", "沪工作起始日期"]),
    (field(Field::SameUnit), &["单位一致", "三者一致", "合同社保个税一致", "社保个税一致", "合同社保个税同一单位"]),
    (field(Field::Dispatched), &["劳务派遣", "是否劳务派遣", "派遣", "是否派遣"]),
    (field(Field::EmployerRegistered), &["单位已注册", "单位注册登记", "单位是否注册", "单位是否注册登记"]),
    (field(Field::DistrictKnown), &["受理区", "知道受理区", "受理区明确"]),
    (field(Field::StartupTalent), &["是否创业人才"]),
    (field(Field::InnovationIntermediary), &["中介服务人才", "中介人才", "创新创业中介", "是否中介服务人才"]),
    (
        field(Field::MajorInCatalogue),
        &["紧缺专业", "是否紧缺专业", "紧缺急需", "紧缺专业目录", "专业在紧缺目录", "是否紧缺急需专业"],
    ),
    (field(Field::PostMatches), &["专业对口", "是否专业对口", "岗位与专业一致", "专业与岗位一致"]),
    (field(Field::Investment), &["投资创业", "投资", "是否投资", "是否投资创办企业", "创办企业"]),
    (field(Field::SharePercent), &["出资比例", "出资比例%", "投资比例", "持股比例", "股份比例", "个人出资比例"]),
    (field(Field::AnnualTax1), &["最近一年纳税额", "近一年纳税额", "纳税额1", "第一年纳税额"]),
    (field(Field::AnnualTax2), &["前一年纳税额", "纳税额2", "第二年纳税额"]),
    (field(Field::AnnualTax3), &["再前一年纳税额", "纳税额3", "第三年纳税额"]),
    (field(Field::LocalHires1), &["最近一年沪籍人数", "最近一年本市户籍人数", "近一年沪籍人数", "沪籍人数1"]),
    (field(Field::LocalHires2), &["前一年沪籍人数", "前一年本市户籍人数", "沪籍人数2"]),
    (field(Field::LocalHires3), &["再前一年沪籍人数", "再前一年本市户籍人数", "沪籍人数3"]),
    (field(Field::PublicServiceYears), &["公共服务年限", "公共服务领域年限", "公共服务领域", "公共服务"]),
    (
        field(Field::OuterAreaYears),
        &["远郊年限", "远郊重点区域年限", "远郊区域年限", "远郊", "远郊区域", "重点区域年限"],
    ),
    (field(Field::FreshGraduate), &["应届", "应届生", "应届毕业生", "是否应届", "是否应届生", "是否应届毕业生"]),
    (field(Field::Award), &["表彰", "奖励", "表彰和奖励", "表彰、奖励", "获奖", "最高表彰"]),
    (field(Field::Spouse), &["婚姻", "婚姻状况", "婚否", "已婚", "是否已婚", "配偶"]),
    (
        field(Field::ShanghaiHukou),
        &["配偶户籍", "配偶沪籍", "配偶是否沪籍", "配偶上海户籍", "配偶是否上海户籍", "配偶本市户籍", "配偶户口"],
    ),
    (field(Field::MarriedOn), &["结婚日期", "结婚登记日期", "登记结婚日期", "结婚时间", "领结婚证日期"]),
    (Target::Records(RecordList::FalseMaterial), &["虚假材料", "虚假材料日期", "提供虚假材料", "提供虚假材料日期"]),
    (Target::Records(RecordList::Detained), &["行政拘留", "拘留", "拘留日期", "行政拘留日期"]),
    (
        Target::Records(RecordList::Convicted),
        &["刑事记录", "一般刑事犯罪", "刑事犯罪记录", "犯罪记录", "犯罪日期", "刑事犯罪日期", "一般刑事犯罪日期"],
    ),
    (Target::Records(RecordList::SeriousForgery), &["严重伪造", "伪造材料", "严重伪造日期", "严重伪造材料"]),
    (field(Field::SeriousCrime), &["严重犯罪", "严重刑事犯罪", "严重刑事犯罪记录", "重大犯罪"]),
    (field(Field::AccountOn), &["开户日期", "账户日期", "积分开户日期"]),
    (field(Field::AcceptedOn), &["收件日期", "受理日期", "收件凭证日期"]),
];

/// Official terms that as a header say something else: an age is no date of birth.
pub const MISLEADING: &[&str] = &["年龄"];

/// Yes, no and not sure, wherever a question takes them.
pub const YES_NO: &[(&str, &[&str])] = &[
    (YES, &["有", "对", "已", "已有", "y", "true", "1", "√", "✓", "✔", "☑"]),
    (NO, &["没有", "无", "不是", "没", "未", "n", "false", "0", "×", "✗", "✘", "x"]),
    (UNSURE, &["不知道", "待定", "待确认", "?"]),
];

/// Choices of single questions.
pub const CHOICES: &[(Field, &str, &[&str])] = &[
    (Field::Sex, "female", &["女性", "f"]),
    (Field::Sex, "male", &["男性", "m"]),
    (Field::Schooling, "none", &["高中", "中专", "职高", "技校", "初中", "小学", "无"]),
    (Field::Schooling, "associate", &["专科", "大学专科", "高职高专"]),
    (Field::Schooling, "bachelor", &["大学本科"]),
    (Field::Schooling, "master", &["硕士", "硕士毕业"]),
    (Field::Schooling, "doctor", &["博士", "博士毕业"]),
    (Field::Degree, "none", &["无", "没有", "无学位"]),
    (Field::Degree, "bachelor", &["学士学位"]),
    (Field::Degree, "master", &["硕士学位"]),
    (Field::Degree, "doctor", &["博士学位"]),
    (Field::Mode, "full_time", &["全日制教育", "普通全日制"]),
    (Field::Mode, "part_time", &["业余", "函授", "成人教育", "自考", "网络教育", "夜大"]),
    (Field::Level, "none", &["无", "没有"]),
    (Field::Level, "skill_5", &["五级工", "职业资格五级"]),
    (Field::Level, "skill_4", &["四级工", "职业资格四级"]),
    (Field::Level, "skill_3", &["三级工", "职业资格三级"]),
    (Field::Level, "skill_2", &["二级工", "职业资格二级"]),
    (Field::Level, "skill_1", &["一级工", "职业资格一级"]),
    (Field::Level, "junior_title", &["助理级职称", "初级专业技术职称"]),
    (Field::Level, "mid_title", &["中级专业技术职称"]),
    (Field::Level, "senior_title", &["副高", "正高", "副高级", "正高级", "副高级职称", "正高级职称"]),
    (Field::Insurance, "summary", &["有", "是", "yes", "y", "true", "1", "√", "已缴"]),
    (Field::Insurance, "none", &["无", "没有", "否", "no", "n", "false", "0", "×", "未缴"]),
    (Field::Award, "none", &["无"]),
    (Field::Award, "municipal_special", &["专项性表彰", "市级专项性表彰", "市级专项表彰"]),
    (Field::Award, "municipal_comprehensive", &["综合性表彰", "市级综合性表彰", "市级综合表彰"]),
    (Field::Award, "provincial", &["省部级", "省部级表彰", "省部级及以上"]),
    (Field::Spouse, YES, &["已婚", "再婚", "在婚"]),
    (Field::Spouse, NO, &["未婚", "离异", "离婚", "丧偶", "单身"]),
    (Field::ShanghaiHukou, YES, &["上海", "沪籍", "上海户籍", "本市", "本市户籍", "沪"]),
    (Field::ShanghaiHukou, NO, &["外地", "非沪籍", "外地户籍", "非本市户籍", "非沪"]),
    (Field::Permit, YES, &["已领"]),
    (Field::Permit, NO, &["未领"]),
    (Field::Retired, YES, &["已退休"]),
    (Field::Retired, NO, &["未退休", "在职"]),
];

/// What stands in a cell that says nothing.
pub const BLANK: &[&str] = &["-", "--", "—", "——", "/", "n/a", "null"];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Debug;

    use super::*;
    use crate::batch::client::{choices_of, worded};
    use crate::batch::guess::plain;

    /// No spelling stands for two things.
    #[track_caller]
    fn check<T: Copy + Debug + PartialEq>(spelled: impl Iterator<Item = (String, T)>) {
        let mut known = BTreeMap::new();
        for (spelling, meaning) in spelled {
            let first = *known.entry(spelling.clone()).or_insert(meaning);
            assert_eq!(first, meaning, "{spelling}");
        }
    }

    #[test]
    fn a_header_means_one_thing() {
        check(
            HEADERS.iter().flat_map(|(target, spelled)| spelled.iter().map(move |spelled| (plain(spelled), *target))),
        );
    }

    #[test]
    fn a_choice_means_one_thing() {
        for field in Field::ALL {
            let own = CHOICES.iter().filter(|(of, ..)| of == field).map(|(_, choice, spelled)| (*choice, *spelled));
            for (choice, _) in own.clone() {
                assert!(field.entry().choices().contains(&choice), "{field:?} takes no {choice}");
            }
            let is_yes_or_no = field.entry().choices().contains(&YES);
            let shared = YES_NO.iter().filter(|_| is_yes_or_no).map(|(choice, spelled)| (*choice, *spelled));
            let spelled =
                own.chain(shared).flat_map(|(choice, spelled)| spelled.iter().map(move |s| (plain(s), choice)));
            let worded =
                choices_of(*field).flat_map(|choice| worded(*field, choice).into_iter().map(move |s| (s, choice)));
            check(worded.chain(spelled));
        }
    }
}
