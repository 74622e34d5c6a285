// What of the page's own may become markup, or the address of a script: scripts/guard.js puts this at the head of the program's
// script and passes every such place through it, so that the policy of docs/deploy can refuse all others. Browsers that
// know no trusted types go by the same rules.
const ACTING = /<(?:script|iframe|object|embed|base|link|meta|style|form)\b|<[^>]*[\s"'/](?:on\w+|srcdoc|style)\s*=|<[^>]*javascript:/i;
const SCRIPT = /^(?:(?:assets\/)?(?:batch|spreadsheet)_loader(?:-[0-9a-f]{16})?|sw)\.js$/;

const refuse = (what) => { throw new TypeError(`refused: ${what.slice(0, 80)}`); };
const rules = {
  createHTML: (markup) => ACTING.test(markup) ? refuse(markup) : markup,
  createScriptURL: (address) => SCRIPT.test(address) ? address : refuse(address),
};
export const trusted = globalThis.trustedTypes?.createPolicy("hujifen", rules) ?? rules;
