// Runs before anything of a host page, and keeps what the page hears.
window.spied = { messages: [], events: [], faults: [] };
addEventListener("message", ({ data, origin }) => spied.messages.push({ ...data, origin }));
for (const name of ["ready", "change", "lead", "error"]) {
  document.addEventListener(`hujifen:${name}`, ({ target, detail }) => spied.events.push({ name, at: target.id, detail }));
}
addEventListener("error", ({ message, target }) => spied.faults.push(message ?? `could not load ${target.src ?? target.href}`), true);
addEventListener("unhandledrejection", ({ reason }) => spied.faults.push(String(reason)));
