// The first script of the page, run before anything is painted, in browsers of any age: so nothing newer than ES5 stands
// here, and the build refuses it. It decides what of the first screen shows (style/shell.css), keeps what is filled in
// before the program comes, and fetches the program once the first screen has been painted.
(function () {
  var root = document.documentElement;
  var KEPT = "hujifen.shell";
  // The least that uses every feature the program is compiled for (FEATURES in scripts/page): a function of two results,
  // memory.fill, i32.trunc_sat_f32_s, i32.extend8_s, ref.null extern, and a global that is imported and can change.
  var PROBE = [0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 0, 2, 127, 127, 2, 8, 1, 1, 97, 1, 98, 3, 127, 1, 3, 2, 1, 0, 5, 3, 1, 0, 1, 10, 26, 1, 24, 0,
    65, 0, 65, 0, 65, 0, 252, 11, 0, 208, 111, 26, 67, 0, 0, 0, 0, 252, 0, 65, 0, 192, 11];

  function is(state) {
    return root.getAttribute("data-shell") === state;
  }

  function able() {
    try {
      return WebAssembly.validate(new Uint8Array(PROBE)) && "noModule" in HTMLScriptElement.prototype;
    } catch (error) {
      return false;
    }
  }

  // Whether the page will begin with something else than the first question: a step in the address, or a stored draft.
  function hasBegun() {
    if (!/^(#(person)?)?$/.test(location.hash)) return true;
    try {
      for (var index = 0; index < localStorage.length; index++) {
        if (localStorage.key(index).indexOf("hujifen.draft") === 0) return true;
      }
    } catch (error) {
      // Nothing can be stored here.
    }
    return false;
  }

  // Whether the address has options, such as the pages of others give. The language alone makes nobody a guest.
  function isGuest() {
    return location.search.replace(/[?&]lang=[^&]*/, "").length > 1;
  }

  // Whether the page will be in English, as start.js decides.
  function isEnglish() {
    var asked = /[?&]lang=([^&]*)/.exec(location.search);
    var tags = [asked && asked[1]];
    try {
      tags.push(localStorage.getItem("hujifen.language"));
    } catch (error) {
      // Nothing can be stored here.
    }
    tags = tags.concat([].slice.call(navigator.languages || [navigator.language]));
    for (var index = 0; index < tags.length; index++) {
      var tag = String(tags[index]).slice(0, 2).toLowerCase();
      if (tag === "en" || tag === "zh") return tag === "en";
    }
    return false;
  }

  // Puts the first screen in the visitor's language in the place of the one that stands there.
  function translate() {
    var other = document.getElementById("shell-en");
    var shell = document.getElementById("shell");
    if (root.lang === "en") shell.parentNode.replaceChild(other.content.firstChild, shell);
  }

  // Which of the families that are told of this browser belongs to, and its version.
  function browser() {
    var agent = navigator.userAgent;
    var families = [
      ["safari", /(?:iPhone|iPad|iPod).* OS (\d+)[._]/],
      ["samsung", /SamsungBrowser\/(\d+)/],
      ["firefox", /Firefox\/(\d+)/],
      ["chrome", /Chrom(?:e|ium)\/(\d+)/],
      ["safari", /Version\/(\d+).* Safari/]
    ];
    for (var index = 0; index < families.length; index++) {
      var found = families[index][1].exec(agent);
      if (found) return [families[index][0], found[1]];
    }
  }

  function tellBrowser() {
    if (/MicroMessenger/.test(navigator.userAgent)) root.setAttribute("data-wechat", "");
    var found = browser();
    var row = found && document.getElementById("shell-" + found[0]);
    if (!row) return;
    row.appendChild(document.createTextNode(row.parentNode.getAttribute("data-yours").replace("{version}", found[1])));
    row.className = "yours";
  }

  function eachInput(act) {
    var inputs = document.querySelectorAll("#shell input");
    for (var index = 0; index < inputs.length; index++) act(inputs[index]);
  }

  // A page loaded anew finds what was filled in.
  function keep() {
    var kept = {};
    eachInput(function (input) {
      kept[input.id] = input.type === "radio" ? input.checked : input.value;
    });
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(kept));
    } catch (error) {
      // It cannot be kept here.
    }
  }

  function again() {
    keep();
    location.reload();
  }

  function putBack() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(KEPT) || "{}");
      sessionStorage.removeItem(KEPT);
      eachInput(function (input) {
        if (input.type === "radio") input.checked = kept[input.id] === true;
        else input.value = kept[input.id] || "";
      });
    } catch (error) {
      // There is nothing.
    }
  }

  // The program did not come, or did not start.
  function fail() {
    var told = document.querySelector("#shell .failed");
    if (told && !is("old")) told.hidden = false;
  }

  var isFetched = false;
  function fetchProgram() {
    var program = document.getElementById("program");
    if (isFetched || !program) return;
    isFetched = true;
    // Of the texts only those of this language.
    var texts = program.content.querySelectorAll("[hreflang]");
    for (var index = 0; index < texts.length; index++) {
      if (texts[index].getAttribute("hreflang") !== root.lang) program.content.removeChild(texts[index]);
    }
    // Each in a turn of its own: to ask for all of them takes a while.
    while (program.content.firstChild) setTimeout(ask, 0, program.content.removeChild(program.content.firstChild));
  }

  function ask(link) {
    document.head.appendChild(link);
  }

  // Once the first screen can be seen: what is fetched before that would take the line and the processor from it.
  function afterPaint(act) {
    try {
      new PerformanceObserver(function (list) {
        if (list.getEntriesByName("first-contentful-paint").length) setTimeout(act, 0);
      }).observe({ type: "paint", buffered: true });
      // Where a browser does not tell.
      setTimeout(act, 1000);
    } catch (error) {
      requestAnimationFrame(function () {
        setTimeout(act, 0);
      });
    }
  }

  // Whether a frame will be painted soon: not where the page is not seen, and in a frame of another page that cannot be told.
  function isSeen() {
    return window.parent === window && !document.hidden;
  }

  // Acts once the whole first screen has come. Where the one that stands there is to be replaced, with the frame that will show
  // the other: before that it would be laid out once more, and after that the frame would be empty.
  function whenParsed(act) {
    if (document.readyState !== "loading" || document.getElementById("shell-end")) return act();
    if (root.lang === "en" && isSeen()) {
      return requestAnimationFrame(function () {
        whenParsed(act);
      });
    }
    document.addEventListener("readystatechange", function parsed() {
      document.removeEventListener("readystatechange", parsed);
      act();
    });
  }

  function begin() {
    translate();
    if (is("old")) return tellBrowser();
    putBack();
    document.getElementById("shell-again").onclick = again;
    document.querySelector("#shell .language a").onclick = keep;
    if (isSeen()) afterPaint(fetchProgram);
    else fetchProgram();
  }

  // At once, so that nothing is painted in another language first (style/shell.css).
  if (isEnglish() && "content" in document.createElement("template")) root.lang = "en";
  root.setAttribute("data-shell", !able() ? "old" : isGuest() ? "guest" : hasBegun() ? "back" : "new");
  whenParsed(begin);
  if (is("old")) return;
  addEventListener("hujifen-failed", fail);
  addEventListener("error", function (event) {
    if (event.target && event.target.tagName === "SCRIPT") fail();
  }, true);
})();
