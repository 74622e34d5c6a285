// Puts into a page what it shows before its program has come: pieces that the native program `shell` makes of the page's own
// texts, questions and tables (src/shell).
const path = require("node:path");
const { execFileSync } = require("node:child_process");

// The first is the one of the page as it stands.
const LANGUAGES = ["zh-CN", "en"];
const target = process.env.CARGO_TARGET_DIR || "target";

/// The pieces of the page in a language, by their places.
function pieces(language) {
  const args = ["--offline", "--no-default-features", "--bin", "shell"];
  execFileSync("cargo", ["build", ...args], { stdio: ["ignore", "inherit", "inherit"] });
  return JSON.parse(execFileSync(path.join(target, "debug", "shell"), [language], { encoding: "utf8" }));
}

/// A page with the pieces, and the script that runs first, in place of the elements that Trunk carried through:
/// `<meta name="shell">` and `<div id="shell">`. Those of other languages lie in templates, for the first script to take.
exports.withShell = (html, first) => {
  const [{ head, body }, ...others] = LANGUAGES.map(pieces);
  const templates = others.map(({ body }, index) => `<template id="shell-${LANGUAGES[index + 1]}">${body}</template>`);
  // By this the browser and the first script know that all of it has come.
  const end = `<template id="shell-end"></template>`;
  const places = [[/<meta name="?shell"?>/, head + first], [/<div id="?shell"?><\/div>/, body + templates.join("") + end]];
  return places.reduce((html, [place, piece]) => {
    if (!place.test(html)) throw new Error(`index.html has no ${place}`);
    return html.replace(place, () => piece);
  }, html);
};
