// Fetches the parts of the program, each held to its hash: scripts/guard.js puts this at the head of the script that fetches
// them. The hashes are a file of their own, fetched once the page is there: nothing that is needed first waits for them.
let asked;
const sums = () => asked ??= fetch(new URL("./sums.json", import.meta.url), { integrity: "HASH", priority: "low" })
  .then((answer) => answer.json())
  .catch((error) => { asked = undefined; throw error; });
const part = async (name, address) => {
  const integrity = (await sums())[name];
  if (!integrity) throw new Error(`no hash of ${name}`);
  return fetch(address, { integrity });
};
addEventListener("load", () => sums().catch(() => {}));
