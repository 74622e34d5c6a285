// The engine alone, as others install and call it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { mock, test } from "node:test";
import zlib from "node:zlib";

import { ROOT, commandLine, folder, installed, json, packed, profiles } from "./package.js";

/// The most that both files may come to, in bytes of brotli at its best.
const MOST = 80_000;

const { default: init, score, plan } = await installed();
const own = path.join(folder, "node_modules/hujifen");

test("before it is begun it says so and scores nothing", () => {
  assert.throws(() => score({}), Error);
});

test("it begins by itself in Node.js, or with the bytes in hand", async () => {
  await init();
  await init({ module_or_path: fs.readFileSync(path.join(own, "dist/score_bg.wasm")) });
  assert.equal(score({}).total, 0);
});

test("it answers what the command line answers", () => {
  const people = profiles();
  assert.ok(people.length > 30);
  const lines = people.map((profile) => JSON.stringify(profile));
  const [scored, planned] = [commandLine(lines), commandLine(lines, "--plan")];
  people.forEach((profile, index) => {
    assert.equal(JSON.stringify(score(profile)), scored[index]);
    assert.equal(JSON.stringify(plan(profile)), JSON.stringify(JSON.parse(planned[index]).plan));
  });
});

test("without a day it is today in Shanghai", () => {
  const before = { born_on: "1969-11-23" };
  const on = (assessed_on) => JSON.stringify(score({ assessed_on, ...before }));
  assert.notEqual(on("2026-11-22"), on("2026-11-23"));
  for (const [now, day] of [["2026-11-22T15:59:59Z", "2026-11-22"], ["2026-11-22T16:00:00Z", "2026-11-23"]]) {
    mock.timers.enable({ apis: ["Date"], now: new Date(now) });
    const today = JSON.stringify(score(before));
    mock.timers.reset();
    assert.equal(today, on(day), now);
  }
});

test("a profile that is not valid throws what the command line tells", () => {
  const faulty = [
    { bornon: "1990-05-12" },
    { born_on: "1990-02-30" },
    { permit: { collected_on: "soon" } },
    { insurance: { periods: [{ from: "2019-07" }, { base: -1 }] } },
    { insurance: { periods: [], years: 7 } },
    { investment: { share_percent: 33.333 } },
    { award: "nobel\u{1f3c5}\ud800" },
    { public_service_years: Infinity, outer_area_years: 1e300 },
    { page: Array(200).fill().reduce((inner) => [inner], 0), papers_ready: ["diploma", 1] },
    { page: "\u7801".repeat(400_000) },
    { page: "x".repeat(2_000_000) },
    [], "none", 7, null,
  ];
  const told = commandLine(faulty.map((profile) => JSON.stringify(profile))).map((line) => JSON.parse(line));
  faulty.forEach((profile, index) => {
    const { error: message, field } = told[index];
    for (const call of [score, plan]) {
      assert.throws(() => call(profile), (error) => {
        assert.ok(error instanceof Error);
        assert.deepEqual([error.message, error.field], [message, field]);
        return true;
      });
    }
  });
});

test("what is no JSON throws an error too, and the next profile is scored", () => {
  const circle = {};
  circle.page = circle;
  const throwing = { get born_on() { throw new Error("own"); } };
  for (const odd of [undefined, () => {}, Symbol("x"), circle, { outer_area_years: 1n }, throwing]) {
    assert.throws(() => score(odd), (error) => error instanceof Error && !(error instanceof WebAssembly.RuntimeError));
  }
  assert.equal(score({ assessed_on: "2026-11-23", born_on: "1990-05-12", sex: undefined, retired: null }).total, 30);
});

test("the package holds the module, its types, and who may use it", () => {
  assert.deepEqual(packed.files.map(({ path }) => path).sort(), [
    "LICENSE", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "dist/score.d.ts", "dist/score.js", "dist/score_bg.wasm",
    "package.json",
  ]);
  const [, version] = fs.readFileSync(path.join(ROOT, "Cargo.toml"), "utf8").match(/^version = "(.*)"$/m);
  const license = fs.readFileSync(path.join(ROOT, "Cargo.toml"), "utf8").match(/^license = "(.*)"$/m)[1];
  const { name, ...rest } = JSON.parse(fs.readFileSync(path.join(own, "package.json"), "utf8"));
  assert.deepEqual([name, rest.version, rest.license], ["hujifen", version, license]);
});

test(`both files come to ${MOST} bytes of brotli at the most`, () => {
  const sizes = ["score.js", "score_bg.wasm"].map((name) => {
    const bytes = fs.readFileSync(path.join(own, "dist", name));
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
    return zlib.brotliCompressSync(bytes, {
      params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length;
  });
  assert.ok(sizes[0] + sizes[1] <= MOST, `${sizes.join(" + ")} bytes`);
});

test("the types are what goes in and comes out, and refuse what does not", () => {
  const sample = fs.readFileSync(path.join(ROOT, "tests/module/sample.ts"), "utf8");
  const stated = profiles().map((profile) => `
    ${JSON.stringify(profile)} satisfies Profile;
    ${JSON.stringify(score(profile))} satisfies Assessment;
    ${JSON.stringify(plan(profile))} satisfies Plan;`);
  fs.writeFileSync(path.join(folder, "sample.ts"), sample);
  fs.writeFileSync(path.join(folder, "contract.ts"), `import type { Profile } from "hujifen";
    export const profile: Profile = ${JSON.stringify(json("module", "contract.json"))};`);
  fs.writeFileSync(path.join(folder, "people.ts"), `import type { Assessment, Plan, Profile } from "hujifen";
    ${stated.join("")}`);
  const tsc = path.join(process.env.HUJIFEN_TYPESCRIPT, "lib/tsc.js");
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom"];
  try {
    execFileSync(process.execPath, [tsc, ...options, "sample.ts", "people.ts"], { cwd: folder, encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout);
  }
});
