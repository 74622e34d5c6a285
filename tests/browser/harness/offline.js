// A network on which the program does not come, once `letCome()` is called; after a reload it does.
{
  let come;
  const held = new Promise((resolve) => { come = resolve; });
  window.letCome = () => come();
  const fetch = window.fetch;
  const isFirst = !sessionStorage.getItem("reloaded");
  sessionStorage.setItem("reloaded", "yes");
  if (isFirst) window.fetch = async () => {
    await held;
    throw new TypeError("hujifen: offline");
  };
}
