// The texts of every language, cut by the table in src/texts/parts.txt: what src/texts/table.rs reads, by the name of its file.
const fs = require("node:fs");
const path = require("node:path");

const TEXTS = path.join(__dirname, "..", "src", "texts");
const CORE = "core";
const BUILT_IN = "shell";

/// The beginnings of keys, each with its part; the longest first.
const beginnings = fs.readFileSync(path.join(TEXTS, "parts.txt"), "utf8").split("\n")
  .filter((line) => line.trim() && !line.startsWith("#"))
  .flatMap((line) => {
    const [part, , ...keys] = line.trim().split(/\s+/);
    return keys.map((beginning) => [beginning, part]);
  })
  .sort(([one], [other]) => other.length - one.length);

const partOf = (key) => beginnings.find(([beginning]) => key === beginning || key.startsWith(`${beginning}.`))?.[1] ?? CORE;

/// The numbers of the law that texts name, which tests/sources.rs holds against the rules.
const figures = new Map(fs.readFileSync(path.join(__dirname, "..", "docs", "SOURCES.csv"), "utf8").split("\n").slice(1)
  .filter(Boolean).map((line) => line.split(",").slice(0, 2)));

const withFigures = (text) => text.replace(/\{([^{}]+)\}/g, (named, name) =>
  figures.has(name) ? Number(figures.get(name)).toLocaleString("en") : named);

/// Each file's lines, by its name.
exports.files = () => {
  const files = new Map();
  for (const language of ["zh-CN", "en"]) {
    const texts = JSON.parse(fs.readFileSync(path.join(TEXTS, `${language}.json`), "utf8"));
    for (const key of Object.keys(texts).sort().filter((key) => partOf(key) !== BUILT_IN)) {
      const name = `texts_${partOf(key)}_${language}.txt`;
      files.set(name, `${files.get(name) ?? ""}${key}\t${withFigures(texts[key])}\n`);
    }
  }
  return files;
};
