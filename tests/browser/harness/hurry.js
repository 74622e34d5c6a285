// A clock on which 15 seconds are over at once.
const wait = window.setTimeout;
window.setTimeout = (act, delay, ...more) => wait(act, delay === 15000 ? 0 : delay, ...more);
