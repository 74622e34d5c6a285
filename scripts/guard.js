// Ties what the page's scripts do to what was built: markup and addresses of scripts go through the page's one policy of
// trusted types, and what is fetched after the page itself is held to its hash. For scripts/page.
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const TRUSTED = path.join(__dirname, "../src/page/trusted.js");
const HELD = path.join(__dirname, "../src/page/held.js");
// Where the program's script makes markup of a text, or a script of an address.
const SINKS = [[/\.innerHTML = (getStringFromWasm0\([^()]*\))/g, ".innerHTML = trusted.createHTML($1)"],
  [/new Worker\((getStringFromWasm0\([^()]*\))/g, "new Worker(trusted.createScriptURL($1)"]];
const PART = /fetch\(new URL\("(\.\/[^"]+\.wasm)", import\.meta\.url\)\)/g;

/// Replaces what must be there.
function replace(text, before, after) {
  const replaced = text.replace(before, after);
  if (replaced === text) throw new Error(`there is no ${before} any more`);
  return replaced;
}

/// The hash by which a browser holds a file to what it is.
const integrity = (bytes) => "sha384-" + crypto.createHash("sha384").update(bytes).digest("base64");

/// The program's script, with all its markup and addresses of scripts through src/page/trusted.js.
const guarded = (script) =>
  fs.readFileSync(TRUSTED, "utf8") + SINKS.reduce((text, [sink, passed]) => replace(text, sink, passed), script);

/// The script that fetches the parts, which holds each to its hash in the file `sums`; that file has to have this hash.
function held(script, sums, hash) {
  const head = replace(replace(fs.readFileSync(HELD, "utf8"), "SUMS", sums), "HASH", hash);
  return head + replace(script, PART, 'part("$1")');
}

/// Makes one script of a worker and what starts it: scripts that a worker brings in later are held to no hash, and would
/// need a policy of their own. Its program is held to its hash where it is fetched.
function closeWorker(folder, name) {
  const [loader, script, wasm] = ["_loader.js", ".js", "_bg.wasm"].map((end) => path.join(folder, `${name}${end}`));
  const fetched = `fetch("${name}_bg.wasm"`;
  const start = replace(fs.readFileSync(loader, "utf8"), fetched,
    `${fetched}, { integrity: "${integrity(fs.readFileSync(wasm))}" }`);
  fs.writeFileSync(loader, `${fs.readFileSync(script, "utf8")}\n${start}`);
  fs.rmSync(script);
}

module.exports = { FILES: [__filename, TRUSTED, HELD], closeWorker, guarded, held, integrity };
