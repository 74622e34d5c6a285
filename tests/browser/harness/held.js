// A network on which the program comes only once `letCome()` is called.
{
  let come;
  const held = new Promise((resolve) => { come = resolve; });
  window.letCome = () => come();
  const fetch = window.fetch;
  window.fetch = async (...asked) => {
    await held;
    return fetch(...asked);
  };
}
