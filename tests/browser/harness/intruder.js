// Tries what a page under a strict policy must not let a script do, and keeps what worked and what the policy refused.
window.refused = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective }) => refused.push(effectiveDirective));
window.intrusion = (async () => {
  const worked = [];
  window.intruded = (how) => worked.push(how);
  // What is refused with an error is refused.
  const attempt = (act) => {
    try {
      act();
    } catch {
      // As it should be.
    }
  };
  const element = (name) => document.body.appendChild(document.createElement(name));

  attempt(() => element("script").append("intruded('a script in the page')"));
  attempt(() => { element("div").innerHTML = `<img src=none onerror="intruded('a picture that does not come')">`; });
  const intruder = element("p");
  attempt(() => intruder.setAttribute("onclick", "intruded('an attribute')"));
  intruder.click();
  attempt(() => intruder.setAttribute("style", "color: red"));
  if (getComputedStyle(intruder).color === "rgb(255, 0, 0)") worked.push("a style in the page");
  attempt(() => worked.push(new Function("return 'a text as a script'")()));
  attempt(() => {
    const base = document.createElement("base");
    base.href = "https://elsewhere.invalid/";
    document.head.append(base);
  });
  if (document.baseURI.includes("elsewhere")) worked.push("another base");
  // A picture tells only later that it does not come.
  await fetch("https://elsewhere.invalid/", { mode: "no-cors" }).catch(() => {});
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return worked;
})();
