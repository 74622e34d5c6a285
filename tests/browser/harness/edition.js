// Makes another edition of a built page, as a change of its program would: every file that bears its build in its name bears
// another, and the script that starts the page says which edition it is.
//   node edition.js FROM TO
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const [from, to] = process.argv.slice(2);
const assets = path.join(to, "assets");
const index = path.join(to, "index.html");
fs.cpSync(from, to, { recursive: true });

const before = fs.readFileSync(index, "utf8").match(/data-edition="?([0-9a-f]+)/)[1];
const after = crypto.createHash("sha256").update(before).digest("hex").slice(0, before.length);
const integrity = (text) => "sha384-" + crypto.createHash("sha384").update(text).digest("base64");
let page = fs.readFileSync(index, "utf8").replaceAll(before, after);
for (const name of fs.readdirSync(assets).filter((name) => name.includes(before))) {
  const file = path.join(assets, name);
  if (name.endsWith(".js")) {
    const plain = fs.readFileSync(file, "utf8");
    const changed = plain.replaceAll(before, after) + (name.startsWith("start-") ? "\nself.edition = 'second';" : "");
    page = page.replaceAll(integrity(plain), integrity(changed));
    fs.writeFileSync(file, changed);
  }
  fs.renameSync(file, path.join(assets, name.replace(before, after)));
}
fs.writeFileSync(index, page);
