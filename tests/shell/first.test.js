// The first script: that the oldest browsers can read it, and that its question for WebAssembly is the right one.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const acorn = createRequire(import.meta.url)(path.join(process.env.HUJIFEN_TERSER, "..", "acorn"));
const root = fileURLToPath(new URL("../..", import.meta.url));
const script = fs.readFileSync(path.join(root, "src/shell/first.js"), "utf8");
const probe = Uint8Array.from(JSON.parse(/PROBE = (\[[^\]]*\])/.exec(script)[1]));
const features = JSON.parse(/const FEATURES = (\[[^\]]*\])/.exec(fs.readFileSync(path.join(root, "scripts/page"), "utf8"))[1]);
// Parts of others: of bulk-memory, and of reference-types.
const PARTS = { "bulk-memory-opt": "bulk-memory", "call-indirect-overlong": "reference-types" };

/// Whether a program that knows only these features takes the module.
function isTaken(enabled) {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "probe-")), "probe.wasm");
  fs.writeFileSync(file, probe);
  try {
    const args = ["--mvp-features", ...enabled.map((feature) => `--enable-${feature}`), file, "-o", os.devNull];
    execFileSync("wasm-opt", args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test("it is ES5, as it stands and as it is shipped", () => {
  acorn.parse(script, { ecmaVersion: 5 });
  const assets = path.join(process.env.HUJIFEN_DIST, "assets");
  const shipped = fs.readdirSync(assets).filter((name) => /^first-.*\.js$/.test(name));
  assert.equal(shipped.length, 1);
  acorn.parse(fs.readFileSync(path.join(assets, shipped[0]), "utf8"), { ecmaVersion: 5 });
});

test("what it asks WebAssembly for is all that the program is compiled for", () => {
  assert.ok(WebAssembly.validate(probe));
  assert.ok(isTaken(features));
  for (const missing of features.filter((feature) => !PARTS[feature])) {
    const left = features.filter((feature) => feature !== missing && PARTS[feature] !== missing);
    assert.ok(!isTaken(left), `without ${missing} it would be taken`);
  }
});
