// Runs before anything of a host page, and keeps what the page hears.
window.spied = { messages: [], events: [], faults: [] };
addEventListener("message", ({ data, origin }) => spied.messages.push({ ...data, origin }));
for (const name of ["ready", "change", "lead", "error"]) {
  document.addEventListener(`hujifen:${name}`, ({ target, detail }) => spied.events.push({ name, at: target.id, detail }));
}
addEventListener("error", ({ message, target }) => spied.faults.push(message ?? `could not load ${target.src ?? target.href}`), true);
addEventListener("unhandledrejection", ({ reason }) => spied.faults.push(String(reason)));
// What listens from now on, and how that is to end.
spied.listening = [];
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (type, act, options) {
  if ([window, document, window.visualViewport].includes(this)) spied.listening.push({ type, end: options?.signal });
  return listen.call(this, type, act, options);
};
