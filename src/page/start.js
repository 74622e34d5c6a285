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
document.documentElement.lang = language;

async function fetchTexts(part, language) {
  const answer = await fetch(new URL(`./texts_${part}_${language}.txt`, import.meta.url));
  if (!answer.ok) throw new Error(`the texts ${part} did not come: ${answer.status}`);
  return answer.text();
}

async function load() {
  const program = await import("./hujifen.js");
  await program.default({ module_or_path: new URL("./hujifen_bg.wasm", import.meta.url) });
  return program;
}

Promise.all([load(), fetchTexts("core", language)]).then(([program, core]) => {
  if (!program.begin(language, core, fetchTexts)) throw new Error("what came for the texts is none");
}).catch((error) => {
  // Told in index.html, for want of texts.
  document.getElementById("unopened")?.removeAttribute("hidden");
  document.getElementById("opening")?.remove();
  throw error;
});
