/** A day that exists, `YYYY-MM-DD`, 1900 to 2199. */
export type Day = string;
/** A month, `YYYY-MM`, 1900-01 to 2199-12. */
export type Month = string;
/** A place in the profile, such as `insurance.periods[0]`. */
export type Path = string;
/** The clause to cite, such as `6(3)`. */
export type Clause = string;

/**
 * What a person answers. Absent means not answered (so do `undefined`, `null` and `NaN`); `"none"` means answered, and there is
 * none. A member that is not listed here is an error.
 */
export interface Profile {
  /** The day the score is asked for; absent means today in Shanghai. */
  assessed_on?: Day;
  born_on?: Day;
  /** As registered. */
  sex?: Sex;
  /** Foreign nationals are outside the rules, Art. 2. */
  foreign_national?: boolean;
  /** 上海市居住证. */
  permit?: Permit | "none";
  /** 教育背景, Art. 6(2). */
  education?: Education | "none";
  /** 专业技术职称和技能等级, Art. 6(3). */
  qualification?: Qualification | "none";
  /** 职工社会保险, Art. 6(4) and 7(5): month by month, or its totals. */
  insurance?: InsurancePeriods | InsuranceSummary | "none";
  /** 创业人才, recognised, Art. 7(1). */
  startup_talent?: boolean;
  /** 创新创业中介服务人才, recognised, Art. 7(2). */
  innovation_intermediary?: boolean;
  /** 紧缺急需专业, Art. 7(3). */
  shortage_major?: ShortageMajor | "none";
  /** 投资纳税或带动本地就业, Art. 7(4). */
  investment?: Investment | "none";
  /** Full years in a 特定的公共服务领域, 0 to 100, Art. 7(6). */
  public_service_years?: number;
  /** Full years working and living in a 远郊重点区域, 0 to 100, Art. 7(7). */
  outer_area_years?: number;
  /** 全日制应届毕业生, Art. 7(8). */
  fresh_graduate?: boolean;
  /** 表彰奖励, Art. 7(9). */
  award?: Award;
  /** The present spouse, Art. 7(10). */
  spouse?: Spouse | "none";
  /** Days on which false material was handed in, Art. 8(1). */
  false_material_on?: Day[];
  /** Days of administrative detentions, Art. 8(2). */
  detained_on?: Day[];
  /** Days of ordinary criminal records, Art. 8(3). */
  convicted_on?: Day[];
  /** A serious criminal record, whenever: the veto of Art. 9. */
  serious_crime?: boolean;
  /** Days of serious forgeries, Art. 22. */
  serious_forgery_on?: Day[];
  /** In the city's employee social insurance at present, Art. 2. */
  insured_now?: boolean;
  retired?: boolean;
  /** The employer, who applies, Art. 13; `"none"` for the self-employed. */
  employment?: Employment | "none";
  /** How far the application has come. */
  process?: Process | "none";
  /** Papers at hand, Art. 14. */
  papers_ready?: Paper[];
  /** What a file saved by the page holds besides; not looked into. */
  page?: unknown;
}

export type Sex = "female" | "male";

/** 上海市居住证. */
export interface Permit {
  collected_on?: Day;
  /** Its last day. */
  valid_until?: Day;
}

export interface Education {
  /** 学历. */
  schooling?: Schooling;
  /** 学位. */
  degree?: Degree;
  /** Recognised by the national education authority. */
  recognised?: boolean;
  mode?: StudyMode;
  graduated_on?: Day;
  /** Earned outside mainland China. */
  overseas?: boolean;
  /** The verification 学历验证, or for an overseas degree the certification 学历学位认证, is at hand, Art. 16. */
  verified?: boolean;
  /** The records of the rungs before it are complete, Art. 16. */
  earlier_records?: boolean;
  /** It is known where the personnel file 个人档案 is kept, Art. 16. */
  file_located?: boolean;
}

/** 学历. */
export type Schooling = "none" | "associate" | "bachelor" | "master" | "doctor";
/** 学位. */
export type Degree = "none" | "bachelor" | "master" | "doctor";
export type StudyMode = "full_time" | "part_time";

/** A title or skill certificate, and the conditions it must meet. */
export interface Qualification {
  level?: Level;
  obtained_on?: Day;
  /** Obtained while working in Shanghai. */
  obtained_in_shanghai?: boolean;
  /** Its profession or trade fits the post held. */
  fits_post?: boolean;
  /** Listed in the published catalogue. */
  in_catalogue?: boolean;
  /** Registered, or needs no registration. */
  registered?: boolean;
}

/** 技能等级 (`skill_3` is 三级) or 职称. */
export type Level =
  | "none" | "skill_5" | "skill_4" | "skill_3" | "skill_2" | "skill_1" | "junior_title" | "mid_title" | "senior_title";

/** The insurance record month by month; gaps are allowed. */
export interface InsurancePeriods {
  periods: Period[];
}

/** Months of insurance at one base, both ends included. */
export interface Period {
  from?: Month;
  to?: Month;
  /** Contribution base 缴费基数, whole yuan a month. */
  base?: number;
  /** 补缴: paid late. `false` if absent. */
  arrears?: boolean;
  /** Paid by an employer other than the one of the labour contract. `false` if absent. */
  other_employer?: boolean;
  /** The personal income tax filed does not match the base. `false` if absent. */
  tax_mismatch?: boolean;
}

/** The totals of an insurance record, for someone who knows no more. W is the city's average wage. */
export interface InsuranceSummary {
  /** Full years that count, 0 to 100. */
  years?: number;
  /** Months in the last 48 at or above 0.8 W. */
  months_at_0_8?: number;
  /** Months in the last 48 at or above W. */
  months_at_1?: number;
  /** Months in the last 48 at or above 2 W. */
  months_at_2?: number;
  /** Months in the last 36 at 3 W. */
  months_at_3?: number;
  /** Months in the last 12 at or above W. */
  last_year_months_at_1?: number;
  /** Contribution base at present, whole yuan a month: no points depend on it, only what comes next. */
  current_base?: number;
}

/** 紧缺急需专业. */
export interface ShortageMajor {
  /** The major is in the city's catalogue. */
  in_catalogue?: boolean;
  /** The post held matches the major. */
  post_matches?: boolean;
}

/** An enterprise that the holder founded by investment in Shanghai. */
export interface Investment {
  /** The holder's own share, percent, 0 to 100 with at most two decimals. */
  share_percent?: number;
  /** Tax paid in each of the last 3 consecutive years, whole yuan. */
  annual_tax?: [number, number, number];
  /** Employees with Shanghai hukou in each of the last 3 consecutive years. */
  local_hires?: [number, number, number];
}

/** 表彰奖励: 专项性 or 综合性 of a municipal body, or provincial and above. */
export type Award = "none" | "municipal_special" | "municipal_comprehensive" | "provincial";

export interface Spouse {
  shanghai_hukou?: boolean;
  married_on?: Day;
}

export interface Employment {
  /** The first day at work in Shanghai. */
  since?: Day;
  /** The contract's employer, the payer of the insurance and the withholder of the tax are one unit. */
  same_unit?: boolean;
  /** 劳务派遣. */
  dispatched?: boolean;
  /** Registered to apply for points, 用人单位注册登记. */
  employer_registered?: boolean;
  /** It is known which district's centre receives the employer's papers. */
  district_known?: boolean;
}

export interface Process {
  /** The day the employer created the account. */
  account_on?: Day;
  /** The day of the receipt 收件凭证, Art. 15. */
  accepted_on?: Day;
}

/** The score of one profile on one day. All points are whole numbers. */
export interface Assessment {
  /** The sum of all `counted`, at least 0. */
  total: number;
  /** What the total could still reach once everything is answered; `null` where no bound is known. */
  max: number | null;
  /** The pass mark, 120. */
  standard: number;
  /** Not vetoed, and `total` reaches `standard`. */
  qualifies: boolean;
  /** Not vetoed, and `max` reaches `standard` or is `null`. */
  could_qualify: boolean;
  /** A serious criminal record bars the application, Art. 9. */
  vetoed: boolean;
  /** Every indicator once, in the order of the rules. */
  items: Item[];
  /** What bars, costs points or contradicts, blockers first. */
  findings: Finding[];
  /** Papers to bring, Art. 14 and 16. */
  materials: Material[];
  /** What the figures rest on, where it is not the plain case. */
  notices: Notice[];
}

export interface Item {
  indicator: Indicator;
  clause: Clause;
  /** What the indicator earns by itself; negative for deductions. */
  points: number;
  /** What of it enters the total; 0 where a better one counts in its place. */
  counted: number;
  /** What it could still reach; `null` where no bound is known. */
  max: number | null;
  /** Why. */
  reason: Reason;
  /** The better indicator that counts in its place, Art. 11; absent where there is none. */
  replaced_by?: Indicator;
}

/** In the order of the rules: four basic, ten bonus, three deductions. */
export type Indicator =
  | "age" | "education" | "qualification" | "insurance_years"
  | "startup_talent" | "innovation_intermediary" | "shortage_major" | "investment" | "insurance_base"
  | "public_service" | "outer_area" | "fresh_graduate" | "award" | "spouse"
  | "false_material" | "detention" | "conviction";

/** Why an indicator earns what it earns. Those that end in a number carry full years, months, records, or yuan a year. */
export type Reason =
  | "unanswered" | "incomplete" | "none" | "holds" | "does_not_hold"
  | `age_${number}` | "not_born"
  | "associate_schooling" | "bachelor_schooling" | "bachelor_schooling_and_degree" | "master_schooling_and_degree"
  | "doctor_schooling_and_degree" | "no_education" | "not_recognised"
  | Exclude<Level, "none"> | "no_qualification" | "not_obtained_in_shanghai" | "does_not_fit_post" | "not_in_catalogue"
  | "not_registered" | `below_wage_gate_${number}`
  | `insured_years_${number}` | "base_at_0_8" | "base_at_1" | "base_at_2" | "base_at_3" | "base_below_tiers"
  | "post_does_not_match" | `tax_${number}` | `hires_${number}` | "below_thresholds"
  | `years_${number}` | `too_few_years_${number}` | `to_be_confirmed_years_${number}`
  | Exclude<Award, "none"> | "no_shanghai_hukou" | `records_${number}`;

export interface Finding {
  code: FindingCode;
  severity: Severity;
  clause: Clause;
  /** Points of the total that are at stake, before its floor of 0. */
  points: number;
  /** The answers it comes from. */
  fields: Path[];
  /** The figures it is about, by name; absent where there are none. */
  facts?: Record<string, number | Day | Month>;
}

/** `blocker`: cannot go in, or the points certainly fall away; `warning`: likely to; `notice`: worth knowing. */
export type Severity = "blocker" | "warning" | "notice";

export type FindingCode =
  | "serious_crime" | "serious_forgery" | "foreign_national" | "no_permit" | "permit_expired" | "permit_too_short"
  | "not_insured_now" | "no_employer" | "over_age" | "retired" | "title_not_obtained_in_shanghai" | "title_does_not_fit_post"
  | "title_not_in_catalogue" | "title_not_registered" | "title_below_wage_gate" | "months_in_arrears"
  | "months_by_other_employer" | "base_without_matching_tax" | "one_certificate_of_two" | "education_not_recognised"
  | "post_does_not_match_major" | "investment_below_thresholds" | "public_service_too_short" | "outer_area_to_be_confirmed"
  | "spouse_without_shanghai_hukou" | "married_less_than_a_year" | "more_base_months_than_insured"
  | "more_months_than_at_lower_multiple" | "insured_before_16" | "insured_before_work" | "insurance_record_ends_early"
  | "diploma_too_early" | "fresh_graduate_of_another_year" | "fresh_graduate_not_full_time" | "fresh_graduate_insured_before"
  | "title_before_insurance" | "married_too_young" | "service_longer_than_insured" | "area_longer_than_insured"
  | "base_above_cap" | "base_below_floor" | "periods_overlap" | "end_before_start" | "date_in_future"
  | "education_not_verified" | "overseas_not_certified" | "earlier_schooling_missing" | "personnel_file_not_located"
  | "units_differ" | "dispatched" | "employer_not_registered" | "district_unknown" | "account_too_early" | "account_not_yet"
  | "endorsement_due" | "birthday_costs_points" | "base_months_leave_window" | "law_ends" | "papers_missing";

export interface Material {
  code: Paper;
  /** The indicator it belongs to; `null` where everybody brings it. */
  indicator: Indicator | null;
  /** Its indicator counts in the total; otherwise it only could. */
  counts: boolean;
  /** Whether it is at hand; absent where that is not answered. */
  ready?: boolean;
}

export type Paper =
  | "residence_permit" | "application_form" | "labour_contract" | "record_pledge" | "employer_licence" | "diploma"
  | "education_verification" | "personnel_file" | "qualification_certificate" | "registration_proof"
  | "qualification_post_proof" | "startup_recognition" | "intermediary_recognition" | "major_diploma" | "major_post_proof"
  | "capital_report" | "tax_details" | "local_hires_list" | "tax_record" | "public_service_proof" | "outer_area_work_proof"
  | "outer_area_home_proof" | "fresh_diploma" | "award_certificate" | "marriage_certificate" | "spouse_hukou";

/**
 * `law_not_in_force`: the day lies outside the law's term, 2023-01-01 to 2027-12-31; `wage_carried_forward`,
 * `wage_before_table`: months use the last or the first published average wage.
 */
export type Notice = "law_not_in_force" | "wage_carried_forward" | "wage_before_table";

/** The ways to 120 within ten years. */
export interface Plan {
  /** The changes that were combined. */
  levers: Lever[];
  /** The best ways, at the most six: fewest changes first, then the earliest. */
  routes: Route[];
  /** Where there is no way: the combination that comes nearest. */
  nearest: Route | null;
  /** A serious criminal record bars every way, Art. 9. */
  barred: boolean;
}

/** A change, and the month from which it counts. */
export interface Lever {
  lever: LeverKind;
  from: Month;
}

export type LeverKind =
  | "schooling_associate" | "schooling_bachelor" | "schooling_master" | "schooling_doctor" | "bachelor_degree"
  | "skill_3" | "skill_2" | "mid_title" | "base_at_0_8" | "base_at_1" | "base_at_2" | "base_at_3"
  | "matching_post" | "right_payer" | "matching_tax";

/** Changes, and the application that follows. */
export interface Route {
  /** In the order they count; none where waiting is enough. */
  levers: Lever[];
  /** The day the application is handed in. */
  submit_on: Day;
  /** The day by which it is determined. */
  determined_by: Day;
  /** The total on `submit_on`. */
  total: number;
  /** The total on `determined_by`. */
  determined_total: number;
  /** The last day up to which, without a break, such an application is enough. */
  until: Day;
  sureness: Sureness;
  /** What it rests on. */
  caveats: Caveat[];
  /** What happens until then, in the order of time. */
  steps: Step[];
}

/** `sure`: takes only time, within the law's term; `likely`: others decide; `open`: the law will be another one, or deductions are not answered. */
export type Sureness = "sure" | "likely" | "open";

export type Caveat = "law_ends" | "exam" | "employer" | "tax" | "wage" | "totals" | "unanswered";

/** A month in which something happens. */
export interface Step {
  on: Day;
  /** Changes that count from then on. */
  levers: Lever[];
  /** Points that come or go. */
  changes: { indicator: Indicator; points: number }[];
  /** The total then. */
  total: number;
}

/** What is thrown for a profile that is not valid; the message names the field and what it takes. */
export interface ProfileError extends Error {
  /** The field, such as `insurance.periods[0].base`; absent where it is no object at all. */
  field?: Path;
}
