// Starts the page: fetches the program and the texts of the visitor's language side by side. scripts/page puts the names that
// the files have in the place of these.
const LANGUAGES = ["zh-CN", "en"];
// Where the visitor's own choice is stored (src/page/language.rs).
const CHOICE = "hujifen.language";

/// The language of a tag such as en-GB, where the page speaks it.
const spoken = (tag) => LANGUAGES.find((language) => language.slice(0, 2) === tag?.slice(0, 2).toLowerCase());

function chosen() {
  try {
    return localStorage.getItem(CHOICE);
  } catch {
    return null; // not every frame has a storage
  }
}

// What the address asks for, what the visitor has chosen, and what the browser prefers.
const asked = new URLSearchParams(location.search).get("lang");
const language = [asked, chosen(), ...(navigator.languages ?? [])].map(spoken).find(Boolean) ?? LANGUAGES[0];
// Where it stands already, to write it once more would have the whole page dressed anew.
if (document.documentElement.lang !== language) document.documentElement.lang = language;

// The style sheets that come with the texts of a part: address and hash, as scripts/page puts them here.
const SHEETS = {};
const worn = {};

/// Puts on the style sheet of a part, once; what it dresses is shown only then.
function wear(part) {
  const [address, integrity] = SHEETS[part] ?? [];
  return address && (worn[part] ??= new Promise((done, failed) => {
    const link = document.createElement("link");
    // For no medium until it is here: what is shown while WebKit waits for a style sheet loses the focus as soon as that comes.
    Object.assign(link, { rel: "stylesheet", crossOrigin: "anonymous", integrity, media: "not all", fetchPriority: "high" });
    link.onload = () => {
      // Not by the attribute, for which it would be fetched and waited for anew.
      link.sheet.media.mediaText = "all";
      done();
    };
    link.onerror = () => {
      link.remove();
      delete worn[part];
      failed(new Error(`the style sheet of ${part} did not come`));
    };
    link.href = new URL(address, import.meta.url);
    document.head.append(link);
  }));
}

// What the files fetched here have to be, as scripts/page puts it here; of the parts that come later it stands in a file of its own.
const HASHES = {};
let sums;

/// Fetches a file beside this one, held to its hash where one is known.
async function held(name, address) {
  if (HASHES.sums && !HASHES[name]) {
    sums ??= fetch(new URL("./sums.json", import.meta.url), { integrity: HASHES.sums }).then((answer) => answer.json());
    sums.catch(() => { sums = undefined; });
  }
  const integrity = HASHES[name] ?? (await sums)?.[name];
  return fetch(address, integrity && { integrity });
}

async function fetchTexts(part, language) {
  const name = `texts_${part}_${language}`;
  const [answer] = await Promise.all([held(name, new URL(`./texts_${part}_${language}.txt`, import.meta.url)), wear(part)]);
  if (!answer.ok) throw new Error(`the texts ${part} did not come: ${answer.status}`);
  return answer.text();
}

/// Goes on in a turn of its own.
const turn = () => new Promise((go) => setTimeout(go));

/// Compiles the program, as it comes or, from a host that does not say what it is, as a whole. To start it is a turn of its own.
async function compile(answer) {
  if (!answer.ok) throw new Error(`the program did not come: ${answer.status}`);
  const isNamed = answer.headers.get("Content-Type") === "application/wasm";
  const module = isNamed ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  await module;
  await turn();
  return module;
}

async function load() {
  // Asked for with its hash: some browsers pay no heed to the one of a preload.
  const wasm = held("hujifen_bg", new URL("./hujifen_bg.wasm", import.meta.url)).then(compile);
  const program = await import("./hujifen.js");
  await program.default({ module_or_path: wasm });
  return program;
}

Promise.all([load(), fetchTexts("core", language)]).then(async ([program, core]) => {
  // To start the program takes a while already.
  await turn();
  // Has the page's files kept a second after all of it is there, when it rests. A frame is part of a page that has not asked for that.
  const keep = () => setTimeout(() => (self.requestIdleCallback ?? setTimeout)(() => import("./offline.js").catch(() => {})), 1000);
  if (HASHES.sums && self === top) addEventListener("hujifen-whole", keep, { once: true });
  if (!program.begin(language, core, fetchTexts)) throw new Error("what came for the texts is none");
}).catch((error) => {
  // Told by the first screen (src/shell/first.js).
  dispatchEvent(new Event("hujifen-failed"));
  throw error;
});
