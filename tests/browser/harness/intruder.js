// Tries what a page under a strict policy must not let a script do, and keeps what worked and what the policy refused.
window.refused = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective }) => refused.push(effectiveDirective));
window.intrusion = (async () => {
  const worked = [];
  window.intruded = (how) => worked.push(how);
  const script = document.createElement("script");
  script.textContent = "intruded('a script in the page')";
  document.body.append(script);
  document.body.insertAdjacentHTML("beforeend", `<p id=intruder style="color: red" onclick="intruded('an attribute')">`);
  const intruder = document.getElementById("intruder");
  intruder.click();
  if (getComputedStyle(intruder).color === "rgb(255, 0, 0)") worked.push("a style in the page");
  try {
    worked.push(new Function("return 'a text as a script'")());
  } catch {
    // As it should be.
  }
  document.head.insertAdjacentHTML("beforeend", `<base href="https://elsewhere.invalid/">`);
  if (document.baseURI.includes("elsewhere")) worked.push("another base");
  await fetch("https://elsewhere.invalid/", { mode: "no-cors" }).catch(() => {});
  return worked;
})();
