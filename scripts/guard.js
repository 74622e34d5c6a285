// Ties what the page's scripts do to what was built: markup and addresses of scripts go through the page's one policy of
// trusted types, and what is fetched after the page itself is held to its hash. For scripts/page.
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

// Where the program's script makes markup of a text, or a script of an address.
const SINKS = [[/\.innerHTML = (getStringFromWasm0\([^()]*\))/g, ".innerHTML = trusted.createHTML($1)"],
  [/new Worker\((getStringFromWasm0\([^()]*\))/g, "new Worker(trusted.createScriptURL($1)"]];
const PART = /fetch\((new URL\("\.\/([^"]+)\.wasm", import\.meta\.url\))\)/g;

const source = (name) => fs.readFileSync(path.join(__dirname, "../src/page", name), "utf8");

/// Replaces what must be there.
function replace(text, before, after) {
  const replaced = text.replace(before, after);
  if (replaced === text) throw new Error(`there is no ${before} any more`);
  return replaced;
}

/// The hash by which a browser holds a file to what it is.
const integrity = (file) => "sha384-" + crypto.createHash("sha384").update(fs.readFileSync(file)).digest("base64");

/// Passes all markup and addresses of scripts that the program's script makes through src/page/trusted.js.
exports.program = (script) => fs.writeFileSync(script,
  source("trusted.js") + SINKS.reduce((text, [sink, passed]) => replace(text, sink, passed), fs.readFileSync(script, "utf8")));

/// The file with the hashes of parts and texts.
exports.SUMS = "sums.json";

/// Has the script that fetches the parts, all but the program itself, hold each to its hash in a file beside it.
exports.parts = (folder, script, program) => {
  const parts = fs.readdirSync(folder).filter((name) => /\.(wasm|txt)$/.test(name) && name !== program).sort();
  const hashes = parts.map((name) => [path.parse(name).name, integrity(path.join(folder, name))]);
  const sums = path.join(folder, exports.SUMS);
  fs.writeFileSync(sums, JSON.stringify(Object.fromEntries(hashes)));
  const link = path.join(folder, script);
  const tied = replace(fs.readFileSync(link, "utf8"), PART, 'part("$2", $1)');
  fs.writeFileSync(link, replace(source("held.js"), "HASH", integrity(sums)) + tied);
};

/// Makes one script of a worker and what starts it: scripts that a worker brings in later are held to no hash, and would
/// need a policy of their own. Its program is held to its hash where it is fetched. The script is that of the folder `made`, as
/// wasm-bindgen wrote it: Trunk's minifier gives the same names in another order each time.
exports.worker = (folder, made, name) => {
  const [loader, minified, wasm] = ["_loader.js", ".js", "_bg.wasm"].map((end) => path.join(folder, `${name}${end}`));
  const fetched = `fetch("${name}_bg.wasm"`;
  const start = replace(fs.readFileSync(loader, "utf8"), fetched, `${fetched}, { integrity: "${integrity(wasm)}" }`);
  fs.writeFileSync(loader, `${fs.readFileSync(path.join(made, `${name}.js`), "utf8")}\n${start}`);
  fs.rmSync(minified);
};
