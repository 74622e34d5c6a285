// Makes the page one that can be installed, has its files kept on this device by sw.js, and tells it of a newer build. Loaded
// once the page is whole and idle, and never in a frame. Where the browser keeps nothing for pages, they are not kept.

import * as program from "./hujifen.js";

// How often at the most it is asked whether there is a newer build.
const HOUR = 3600000;
// Nobody installs a page before having seen what it does.
const FEW_SECONDS = 4000;
const { serviceWorker } = navigator;

/// The address of the script that keeps the files, beside the page: by the program's own policy of trusted types, where it has one.
const keeper = () => program.trusted?.createScriptURL("sw.js") ?? "sw.js";

async function begin() {
  const registration = await serviceWorker.register(keeper(), { updateViaCache: "none" });
  let { controller } = serviceWorker;
  let isAsked = false;
  // Asked by a worker that would like to drop what older builds kept.
  serviceWorker.onmessage = ({ ports: [port] }) => port?.postMessage(document.documentElement.dataset.edition);

  // Noted too, for what of the page is not there yet.
  const tell = () => {
    document.documentElement.dataset.newer = "";
    dispatchEvent(new Event("hujifen-newer"));
  };
  // Not for a page that came past the worker: it is the newest already.
  const look = () => registration.waiting && serviceWorker.controller && tell();
  const follow = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", follow);
  follow();
  look();

  serviceWorker.addEventListener("controllerchange", () => {
    if (isAsked) location.reload();
    // Another tab went over to the newer build. This one goes on with what it has until its visitor wants to.
    else if (controller) tell();
    controller = serviceWorker.controller;
  });
  addEventListener("hujifen-renew", () => {
    isAsked = true;
    registration.waiting ? registration.waiting.postMessage("go") : location.reload();
  });

  let checked = Date.now();
  const check = () => {
    if (document.hidden || Date.now() - checked < HOUR) return;
    checked = Date.now();
    registration.update().catch(() => {});
  };
  document.addEventListener("visibilitychange", check);
  setInterval(check, HOUR);

  (await serviceWorker.ready).active.postMessage("keep");
}

/// Lets the page be installed. Not in index.html: a browser that finds it fetches icons and offers to install the page, and what it
/// shows for that takes the processor from a page that is still being built.
function offer() {
  document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: "manifest.webmanifest" }));
}

setTimeout(offer, FEW_SECONDS);
begin().catch(() => {});
