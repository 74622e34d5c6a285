// The package as others get it: packed, and installed without a network in an empty folder.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/// The project's folder.
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/// Where the package is installed, and what was packed.
export const folder = fs.mkdtempSync(path.join(os.tmpdir(), "hujifen-module-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));

const npm = (cwd, ...args) => execFileSync("npm", [...args, "--silent", "--no-update-notifier"], { cwd, encoding: "utf8" });
export const [packed] = JSON.parse(npm(ROOT, "pack", "--json", "--pack-destination", folder));
fs.writeFileSync(path.join(folder, "package.json"), '{ "private": true, "type": "module" }');
npm(folder, "install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", path.join(folder, packed.filename));

/// The module, found by its name from that folder.
export async function installed() {
  const entry = path.join(folder, "entry.js");
  fs.writeFileSync(entry, 'export * from "hujifen"; export { default } from "hujifen";');
  return import(pathToFileURL(entry));
}

/// What the command line answers to each of these lines.
export function commandLine(lines, ...args) {
  const cargo = ["run", "--quiet", "--locked", "--no-default-features", "--bin", "score", "--", ...args];
  let output;
  try {
    output = execFileSync("cargo", cargo, { cwd: ROOT, input: lines.join("\n"), maxBuffer: 1 << 28 });
  } catch (error) {
    // Some line was no valid profile.
    if (error.status !== 1) throw error;
    output = error.stdout;
  }
  return output.toString().trimEnd().split("\n");
}

/// A file of the tests, as JSON.
export const json = (...name) => JSON.parse(fs.readFileSync(path.join(ROOT, "tests", ...name), "utf8"));

/// The contract's example and all stored people, each with a day of their own.
export function profiles() {
  const names = fs.readdirSync(path.join(ROOT, "tests/people")).filter((name) => name.endsWith(".json"));
  const people = names.map((name) => json("people", name));
  return [json("module", "contract.json"), ...people.map(({ on, profile }) => ({ assessed_on: on, ...profile }))];
}
