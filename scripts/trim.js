// Trims what wasm-bindgen writes beside the page's program: exports that no script calls (of a library's streams, which the page
// never makes) and with them their code, imports that are left over, and names as long as hashes on both sides.
const word = (name) => new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`);

/// A number as WebAssembly writes it, and where it ends.
function numberAt(wasm, at) {
  let [value, shift, byte] = [0, 0, 0];
  do {
    byte = wasm[at++];
    value += (byte & 127) * 2 ** shift;
    shift += 7;
  } while (byte & 128);
  return [value, at];
}

/// The same, written.
function bytesOf(value) {
  const bytes = [];
  do {
    bytes.push((value % 128) | (value >= 128 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
}

const named = (name) => Buffer.concat([bytesOf(Buffer.byteLength(name)), Buffer.from(name)]);

/// A section of a file, with its entries.
function section(id, entries) {
  const body = Buffer.concat([bytesOf(entries.length), ...entries]);
  return Buffer.concat([Buffer.from([id]), bytesOf(body.length), body]);
}

/// The program with the entries of its imports and exports changed; `change` gives the new name, or nothing to drop an export.
/// It is told which of both it is, the name, and of an import the bytes of its type.
function rewritten(wasm, change) {
  let at = 0;
  const number = () => {
    let value;
    [value, at] = numberAt(wasm, at);
    return value;
  };
  const text = () => {
    const length = number();
    return wasm.toString("utf8", at, (at += length));
  };
  const limits = () => {
    const flags = number();
    number();
    if (flags & 1) number();
  };
  const entry = { 2: () => {
    const [module, name, from] = [text(), text(), at];
    const kind = wasm[at++];
    if (kind === 0) number();
    else if (kind === 1) { at++; limits(); }
    else if (kind === 2) limits();
    else if (kind === 3) at += 2;
    else { at++; number(); }
    const type = wasm.subarray(from, at);
    return Buffer.concat([named(module), named(change("import", name, type)), type]);
  }, 7: () => {
    const [name, from] = [text(), at];
    at++;
    number();
    const changed = change("export", name);
    return changed && Buffer.concat([named(changed), wasm.subarray(from, at)]);
  } };
  const parts = [wasm.subarray(0, (at = 8))];
  while (at < wasm.length) {
    const from = at;
    const [id, length] = [wasm[at++], number()];
    const end = at + length;
    if (entry[id]) {
      parts.push(section(id, Array.from({ length: number() }, entry[id]).filter(Boolean)));
    } else {
      parts.push(wasm.subarray(from, end));
    }
    at = end;
  }
  return Buffer.concat(parts);
}

/// Before the program is shrunk: drops what only the classes of a library need.
exports.drop = (script, wasm, others) => {
  const trimmed = script
    .replace(/^export class \w+ \{\n[^]*?^\}\n/gm, "")
    .replace(/^if \(Symbol\.dispose\).*\n/gm, "")
    .replace(/^const \w+Finalization = [^]*?;\n/gm, "");
  const isCalled = (name) => word(name).test(trimmed) || others.some((other) => word(name).test(other));
  return [trimmed, rewritten(wasm, (kind, name) => kind === "import" || isCalled(name) ? name : null)];
};

/// After that: drops what the program does not import, and gives all that is left short names.
exports.shorten = (script, wasm) => {
  const imported = new Set(WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ name }) => name));
  const short = new Map();
  const shortOf = (name) => short.get(name) ?? short.set(name, `_${short.size.toString(36)}`).get(name);
  let trimmed = script.replace(/^        (__w[\w$]+): function\([^]*?^        \},\n/gm, (entry, name) =>
    imported.has(name) ? entry.replace(name, shortOf(name)) : "");
  const named = new Map(short);
  const changed = rewritten(wasm, (kind, name) => {
    // Functions of the program itself bear the linker's name of each; everything else is known by its own.
    if (kind === "export" && name.startsWith("_ZN")) {
      const call = new RegExp(`wasm\\.${name}(?![\\w$])`, "g");
      trimmed = trimmed.replace(call, `wasm.${shortOf(name)}`);
      return shortOf(name);
    }
    return kind === "import" ? named.get(name) ?? name : name;
  });
  return [trimmed, changed];
};

/// A file of WebAssembly without what only tools read: its custom sections.
exports.strip = (wasm) => {
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length;) {
    const from = at;
    const [length, start] = numberAt(wasm, at + 1);
    at = start + length;
    if (wasm[from] !== 0) parts.push(wasm.subarray(from, at));
  }
  return Buffer.concat(parts);
};

/// A program that takes all that this one imports, none of it functions, from `module`, and passes it on under the same names.
exports.passingOn = (wasm, module) => {
  const [taken, passedOn, count] = [[], [], {}];
  rewritten(wasm, (what, name, type) => {
    if (what === "import") {
      const kind = type[0];
      if (kind === 0) throw new Error(`${name} is a function`);
      const place = count[kind] ?? 0;
      count[kind] = place + 1;
      taken.push(Buffer.concat([named(module), named(name), type]));
      passedOn.push(Buffer.concat([named(name), Buffer.from([kind, place])]));
    }
    return name;
  });
  return Buffer.concat([wasm.subarray(0, 8), section(2, taken), section(7, passedOn)]);
};

/// A program that nothing calls by name.
exports.withoutExports = (wasm) => rewritten(wasm, (what, name) => (what === "import" ? name : null));
