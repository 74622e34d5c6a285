// <hujifen-calculator>: the page of 沪积分 in a frame of somebody else's page. docs/EMBED.md tells how it is used.
//
// Nothing is taken from a frame's word but points, heights and what the visitor has handed over, and nothing of it becomes
// markup or style text: so it runs under the strictest policies of a host.

const ELEMENT = "hujifen-calculator";
const VERSION = 1;
/** The page stands beside this script. */
const PAGE = new URL(".", import.meta.url).href;
const ORIGIN = new URL(PAGE).origin;
/** A host in a sandbox has no origin, and its frames have none either. */
const IS_OPAQUE = self.origin === "null";
const OPTIONS = ["lang", "accent", "radius", "font-size", "scheme", "density", "sections",
  "partner", "partner-name", "partner-logo", "partner-qr", "partner-link", "lead"];
/** What the frame is called, and what the link in its place says. */
const WORDS = {
  "zh-CN": ["上海市居住证积分计算", "打开居住证积分计算器"],
  en: ["Points for the Shanghai Residence Permit", "Open the calculator of residence permit points"],
};
/** How long a frame that has been loaded may take until it is ready, in milliseconds. */
const PATIENCE = 15000;
const HIGHEST = 100000;

const isNumber = Number.isInteger;
const isText = (value) => typeof value === "string";
const isFlag = (value) => typeof value === "boolean";
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isHeight = (value) => isNumber(value) && value >= 1 && value <= HIGHEST;
const isScore = ({ total, max, standard, qualifies, could_qualify }) =>
  [total, standard].every(isNumber) && (max === null || isNumber(max)) && [qualifies, could_qualify].every(isFlag);
const isLead = (lead) => isObject(lead) && isObject(lead.contact) && Object.values(lead.contact).every(isText) &&
  isObject(lead.consent) && isText(lead.consent.at) && isText(lead.consent.words) &&
  (lead.profile === null || isObject(lead.profile)) && isObject(lead.assessment) && isScore(lead.assessment);

/** Puts a frame into the element, and serves it until the signal. Gives back what is to be done when attributes change. */
function serve(element, root, signal) {
  const id = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");
  const options = () =>
    Object.fromEntries(OPTIONS.filter((name) => element.hasAttribute(name)).map((name) => [name, element.getAttribute(name)]));
  const asked = options();

  const make = (name, style) => Object.assign(document.createElement(name), { style });
  const frame = make("iframe", "display:block;width:100%;border:0");
  // By this the frames of one page know which draft is whose, after a reload too.
  frame.name = `hujifen-${[...document.querySelectorAll(ELEMENT)].indexOf(element) + 1}`;
  const words = WORDS[asked.lang] ?? WORDS["zh-CN"];
  frame.title = element.title || words[0];
  frame.allow = "clipboard-write";
  frame.referrerPolicy = "no-referrer";
  frame.loading = "lazy";
  frame.src = `${PAGE}?${new URLSearchParams({ embed: id, host: self.origin, ...asked })}`;
  // Where a part of the frame is, for the host's browser to scroll to.
  const place = make("div", "position:absolute;inset:0 0 auto;visibility:hidden;pointer-events:none");
  const around = make("div", "position:relative");
  around.append(frame, place);
  // What the element holds itself is the way out where frames are blocked.
  const link = document.createElement("a");
  link.href = PAGE;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = words[1];
  const way = document.createElement("slot");
  way.append(link);
  root.replaceChildren(around, way);

  let isReady = false;
  // About what the page will tell: what stands below it need not move much.
  let height = element.clientWidth < 992 ? 7000 : 5000;
  const show = (isBlocked) => {
    way.hidden = !isBlocked;
    frame.style.visibility = isBlocked ? "hidden" : "";
    frame.style.height = isBlocked ? 0 : `${height}px`;
  };
  show(false);

  const emit = (type, detail) =>
    element.dispatchEvent(new CustomEvent(`hujifen:${type}`, { bubbles: true, composed: true, detail }));
  const post = (type, more) =>
    frame.contentWindow?.postMessage({ hujifen: VERSION, id, type, ...more }, IS_OPAQUE ? "*" : ORIGIN);

  let waiting;
  const stop = () => clearTimeout(waiting);
  const block = () => {
    stop();
    if (isReady || signal.aborted || !way.hidden) return;
    show(true);
    emit("error", { code: "blocked", message: `the frame of ${PAGE} did not become ready` });
  };
  frame.addEventListener("load", () => {
    stop();
    waiting = setTimeout(block, PATIENCE);
  });
  const listen = (target, type, act, more) => target?.addEventListener(type, act, { signal, ...more });
  listen(document, "securitypolicyviolation", ({ disposition, effectiveDirective, blockedURI }) => {
    if (disposition === "enforce" && effectiveDirective === "frame-src" && blockedURI.startsWith(ORIGIN)) block();
  });

  let told;
  const tellOptions = () => {
    const now = options();
    const text = JSON.stringify(now);
    if (isReady && !signal.aborted && text !== told) {
      told = text;
      post("options", { options: now });
    }
  };

  let seen = "";
  // It is called at most once an animation frame, and knows of everything that clips the frame.
  const sight = new IntersectionObserver((entries) => {
    const { isIntersecting, boundingClientRect: whole, intersectionRect: part } = entries.pop();
    if (!isReady || !isIntersecting) return;
    const covered = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const { offsetTop, height } = self.visualViewport ?? { offsetTop: 0, height: innerHeight };
    const from = Math.max(part.top, offsetTop + covered);
    const to = Math.min(part.bottom, offsetTop + height);
    const now = { top: Math.round(from - whole.top), height: Math.round(Math.max(to - from, 0)) };
    const text = JSON.stringify(now);
    if (text !== seen) {
      seen = text;
      post("view", now);
    }
  });
  const look = () => {
    // To be observed anew is to be told anew.
    sight.disconnect();
    sight.observe(frame);
  };
  listen(document, "scroll", look, { capture: true, passive: true });
  for (const type of ["resize", "scroll"]) listen(self.visualViewport, type, look);
  listen(self, "resize", look);
  const size = new ResizeObserver(look);
  size.observe(document.documentElement);
  size.observe(frame);

  const resize = (message) => {
    if (isHeight(message.height)) height = message.height;
    if (isReady) show(false);
  };
  let isOther = false;
  const act = {
    ready(message) {
      stop();
      isReady = true;
      told = JSON.stringify(asked);
      seen = "";
      resize(message);
      emit("ready");
      tellOptions();
      look();
    },
    height: resize,
    change({ total, max, standard, qualifies, could_qualify, answered }) {
      const detail = { total, max, standard, qualifies, could_qualify, answered };
      if (isScore(detail) && isNumber(answered)) emit("change", detail);
    },
    scroll({ top, height }) {
      if (!isNumber(top) || !isHeight(height) || Math.abs(top) > HIGHEST) return;
      place.style.top = `${top}px`;
      place.style.height = `${height}px`;
      // What is in view already stays where it is.
      place.scrollIntoView({ block: height > innerHeight ? "start" : "nearest", inline: "nearest", behavior: "instant" });
      place.style.top = place.style.height = 0;
    },
    lead({ lead }) {
      if (!element.hasAttribute("lead") || !isLead(lead)) return;
      const { contact, consent, profile, assessment } = lead;
      emit("lead", { contact, consent, profile, assessment });
      post("lead-received");
    },
    error({ code, message }) {
      if (isText(code) && isText(message)) emit("error", { code, message });
    },
  };
  listen(self, "message", ({ source, origin, data }) => {
    if (!source || source !== frame.contentWindow || !(origin === ORIGIN || (IS_OPAQUE && origin === "null"))) return;
    if (!isObject(data) || data.id !== id || !isNumber(data.hujifen)) return;
    if (data.hujifen !== VERSION) {
      if (!isOther) emit("error", { code: "version", message: `the frame speaks version ${data.hujifen}` });
      isOther = true;
    } else if (Object.keys(act).includes(data.type)) {
      act[data.type](data);
    }
  });
  signal.addEventListener("abort", () => {
    stop();
    sight.disconnect();
    size.disconnect();
    root.replaceChildren();
  });
  return () => queueMicrotask(tellOptions);
}

class Calculator extends HTMLElement {
  static observedAttributes = OPTIONS;
  #root = this.attachShadow({ mode: "open" });
  #change;
  #end;

  constructor() {
    super();
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(":host{display:block}:host([hidden]){display:none}");
      this.#root.adoptedStyleSheets = [sheet];
    } catch {
      // An older browser shows the frame as a block all the same.
    }
  }

  connectedCallback() {
    this.#end = new AbortController();
    this.#change = serve(this, this.#root, this.#end.signal);
  }

  disconnectedCallback() {
    this.#end.abort();
    this.#change = null;
  }

  attributeChangedCallback() {
    this.#change?.();
  }
}

if (!customElements.get(ELEMENT)) customElements.define(ELEMENT, Calculator);
