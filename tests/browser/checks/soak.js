// Edits at random: one call does some of them. The same seed does the same on the same page. What was done stays on the page:
// the driver would keep each answer until the page is left.
const [seed, edits, done] = arguments;

let state = seed >>> 0;
// Mulberry32.
const random = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const two = (n) => String(n).padStart(2, "0");

// What leaves the page has no place here: printing, and files that are saved. Once: a chain of these would hold every call.
if (!window.staysHere) {
  window.staysHere = true;
  window.print = () => {};
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.download) click.call(this);
  };
}

const VIEWS = ["plan", "check", "drafts", "take", "report"];
const CARDS = ["person", "education", "qualification", "insurance", "employment", "talent", "investment", "service", "merit",
  "spouse", "record"];
const month = () => `${1990 + below(40)}-${two(1 + below(12))}`;
const TEXTS = [
  () => `${month()}-${two(1 + below(28))}`,
  () => `${month()}-${two(1 + below(28))}`,
  month,
  month,
  () => String(below(50)),
  () => String(below(40_000)),
  () => `${below(100)}.${two(below(100))}`,
  () => "",
  () => pick(["soon", "1990.5.12", "2023年1月", "１２", "12,577元", "2024-02-30", "9".repeat(30), "<b>", "\u202e", "-1"]),
];
const RECORD = () => Array.from({ length: 1 + below(8) }, () => `${month()}\t${below(40_000)}`).join("\n");

// By what they are, whatever the page looks like.
const shown = (selector) => [...document.querySelectorAll(selector)]
  .filter((element) => !element.disabled && !element.readOnly && element.checkVisibility());
const KINDS = [
  [45, "input[type=text], input[type=search], textarea", (input) => {
    const text = input.localName === "textarea" ? RECORD() : pick(TEXTS)();
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    // Now and then something else is done before the place is left.
    if (below(8) > 0) input.dispatchEvent(new Event("change", { bubbles: true }));
    return JSON.stringify(text);
  }],
  [25, "input[type=radio], input[type=checkbox]", (input) => input.click()],
  [3, "select", (select) => {
    select.selectedIndex = below(select.options.length);
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }],
  [17, "main button, [role=status] button", (button) => button.click()],
  [3, "main summary", (summary) => summary.click()],
  [1, "footer button", (button) => button.click()],
];

// The page is not left, and neither are its frames filled.
const stays = (element) => !element.matches("#to-configure, #to-batch");
const name = (element) => element.id || element.name || element.ariaLabel || element.textContent.slice(0, 20);

const edit = () => {
  const isAside = VIEWS.includes(location.hash.slice(1));
  if (below(isAside ? 8 : 40) === 0) {
    location.hash = below(isAside ? 2 : 6) > 0 ? pick(CARDS) : pick(VIEWS);
    return `to ${location.hash}`;
  }
  let weight = below(KINDS.reduce((sum, [weight]) => sum + weight, 0));
  const [, selector, act] = KINDS.find(([own]) => (weight -= own) < 0);
  const element = pick(shown(selector).filter(stays));
  if (!element) return "";
  const named = name(element);
  return `${named}: ${act(element) ?? element.localName}`;
};

(async () => {
  const did = (window.did = []);
  for (let n = 0; n < edits; n += 1) {
    did.push(edit());
    // The page gets its turn, and every so often time to paint and to fetch.
    await new Promise((next) => (n % 10 === 9 ? requestAnimationFrame(next) : setTimeout(next)));
  }
})().then(() => done(), (error) => done(`the soak itself failed: ${error.stack}`));
