// Runs before anything of the page, and tells the site of what must not happen. Told at once and synchronously, so that
// nothing is lost when the page is left.
(() => {
  const tell = (fault) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/harness/fault", false);
    request.send(fault);
  };
  // Only Chromium's stacks begin with what the error says.
  const word = (part) => (!part?.stack || part.stack.includes(part.message) ? part?.stack || String(part) : `${part}\n${part.stack}`);
  const words = (parts) => parts.map(word).join(" ");

  // Some browsers fail what is still being fetched once the page is left, which is nobody's fault.
  let isLeft = false;
  for (const leaving of ["beforeunload", "pagehide"]) addEventListener(leaving, () => { isLeft = true; });
  const isCutOff = (part) => isLeft && (part?.name === "AbortError" || /NetworkError|Load failed|Importing a module script failed/.test(part?.message));

  addEventListener("error", (event) => {
    const source = event.target?.src ?? event.target?.href;
    if (!source || !isLeft) tell(source ? `could not load ${source}` : `uncaught: ${words([event.error ?? event.message])}`);
  }, true);
  addEventListener("unhandledrejection", (event) => isCutOff(event.reason) || tell(`unhandled rejection: ${words([event.reason])}`));
  const error = console.error;
  console.error = (...parts) => {
    if (!parts.some(isCutOff)) tell(`console.error: ${words(parts)}`);
    error.apply(console, parts);
  };

  // What is pressed has to stand where it is until it is let go: else the press is lost.
  let pressed;
  const control = (part) => part.closest?.("a, button, input, label, select, summary, textarea") ?? null;
  addEventListener("pointerdown", ({ isPrimary, target }) => { if (isPrimary) pressed = target; }, true);
  addEventListener("pointercancel", () => { pressed = undefined; }, true);
  addEventListener("pointerup", ({ target }) => {
    if (pressed?.isConnected === false) tell(`taken away while it was pressed: ${pressed.outerHTML}`);
    else if (pressed && control(pressed) !== control(target)) tell(`moved while it was pressed: ${pressed.outerHTML}`);
    pressed = undefined;
  }, true);

  // What the page warns developers of is no fault; a check may look at it.
  window.warnings = [];
  const warn = console.warn;
  console.warn = (...parts) => {
    window.warnings.push(words(parts));
    warn.apply(console, parts);
  };

  // Two witnesses: the policies sent with the page name even what never leaves the browser, the timeline what did.
  addEventListener("securitypolicyviolation", ({ disposition, blockedURI, effectiveDirective }) =>
    tell(`${disposition === "enforce" ? "forbidden" : "foreign"}: ${blockedURI} (${effectiveDirective})`));
  const foreign = (entries) => entries
    .filter((entry) => /^(https?|wss?):/.test(entry.name) && new URL(entry.name).origin !== location.origin)
    .forEach((entry) => tell(`foreign: ${entry.name}`));
  const timeline = new PerformanceObserver((list) => foreign(list.getEntries()));
  timeline.observe({ type: "resource", buffered: true });

  // Asked for at the end of a check, when the last entries may still be on their way.
  window.tellTheRest = () => foreign(timeline.takeRecords());
})();
