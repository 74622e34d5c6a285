// Reads docs/deploy/_headers, the file that says what a host sends beside the product's files, so that what is served
// here is what is deployed. The file's format is Netlify's and Cloudflare Pages': a path, and under it, indented, its headers.
const fs = require("node:fs");
const path = require("node:path");

const FILE = path.join(__dirname, "..", "docs", "deploy", "_headers");

/// A path of the file as a pattern: `*` is anything, `:name` anything within a folder.
const pattern = (rule) => new RegExp(`^${rule
  .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
  .replace(/\*/g, ".*")
  .replace(/:[A-Za-z]\w*/g, "[^/]+")}$`);

/// The rules of the file, each a pattern and its headers.
function rules() {
  const found = [];
  for (const line of fs.readFileSync(FILE, "utf8").split("\n")) {
    if (!line.trim() || line.trim().startsWith("#")) continue;
    if (!/^\s/.test(line)) {
      found.push([pattern(line.trim()), []]);
      continue;
    }
    const [, name, value] = line.match(/^\s+([\w-]+):\s*(.+?)\s*$/) ?? [];
    if (!name || !found.length) throw new Error(`${FILE}: what is "${line.trim()}"?`);
    found.at(-1)[1].push([name, value]);
  }
  return found;
}

/// The headers of a path, as pairs.
exports.headersOf = (asked) => rules().filter(([rule]) => rule.test(asked)).flatMap(([, headers]) => headers);
