// Never run: the compiler holds the types against it.
import init, { initSync, plan, score } from "hujifen";
import type { Assessment, Plan, Profile, ProfileError } from "hujifen";
import { profile } from "./contract.js";

await init();
await init({ module_or_path: new URL("score_bg.wasm", import.meta.url) });
initSync({ module: new Uint8Array() });

const assessment: Assessment = score(profile);
const { total, max, standard, qualifies, could_qualify, vetoed, items, findings, materials, notices } = assessment;
export const numbers: (number | null)[] = [total, max, standard];
export const truths: boolean[] = [qualifies, could_qualify, vetoed];
for (const { indicator, clause, points, counted, max, reason, replaced_by } of items) {
  indicator satisfies "age" | string;
  [clause, reason, replaced_by ?? ""] satisfies string[];
  [points, counted, max ?? 0] satisfies number[];
}
for (const { code, severity, clause, points, fields, facts = {} } of findings) {
  severity satisfies "blocker" | "warning" | "notice";
  [code, clause, ...fields] satisfies string[];
  [points, ...Object.values(facts)] satisfies (number | string)[];
}
for (const { code, indicator, counts, ready = false } of materials) {
  [code, indicator ?? ""] satisfies string[];
  [counts, ready] satisfies boolean[];
}
notices satisfies string[];

const { levers, routes, nearest, barred }: Plan = plan(profile);
barred satisfies boolean;
for (const { lever, from } of levers) [lever, from] satisfies string[];
for (const route of nearest ? [...routes, nearest] : routes) {
  const { levers, submit_on, determined_by, total, determined_total, until, sureness, caveats, steps } = route;
  [submit_on, determined_by, until, sureness, ...caveats, ...levers.map(({ lever }) => lever)] satisfies string[];
  [total, determined_total] satisfies number[];
  for (const { on, levers, changes, total } of steps) {
    [on, ...levers.map(({ from }) => from), ...changes.map(({ indicator }) => indicator)] satisfies string[];
    [total, ...changes.map(({ points }) => points)] satisfies number[];
  }
}

score({ insurance: { years: 7, months_at_0_8: 36, months_at_1: 36, months_at_2: 0, months_at_3: 0, last_year_months_at_1: 12 } });
score({ permit: "none", education: "none", qualification: "none", insurance: "none", shortage_major: "none",
  investment: "none", spouse: "none", employment: "none", process: "none" });
const fault = {} as ProfileError;
[fault.message, fault.field ?? ""] satisfies string[];

// @ts-expect-error: it is assessed_on
score({ assesed_on: "2026-11-23" } satisfies Profile);
// @ts-expect-error: there is no such rung
score({ education: { schooling: "primary" } });
// @ts-expect-error: a base is a number
score({ insurance: { periods: [{ from: "2019-07", base: "15000" }] } });
// @ts-expect-error: three years, no fewer
score({ investment: { annual_tax: [700000, 700000] } });
// @ts-expect-error: a birthday is answered or not; there is no such thing as none
score({ born_on: { day: 1 } });
// @ts-expect-error: a profile, not its JSON
score("{}");
// @ts-expect-error: no such member
assessment.totals;
// @ts-expect-error: null where no bound is known
assessment.max.toFixed();
// @ts-expect-error: no such indicator
items.find(({ indicator }) => indicator === "height");
// @ts-expect-error: no such reason
items.find(({ reason }) => reason === "age");
// @ts-expect-error: no such finding
findings.find(({ code }) => code === "no_finding");
// @ts-expect-error: no such paper
materials.find(({ code }) => code === "passport");
