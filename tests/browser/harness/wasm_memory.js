// Keeps hold of the memories of the page's programs, so that a check can tell how large they are.
window.wasmMemories = [];
for (const name of ["instantiate", "instantiateStreaming"]) {
  const instantiate = WebAssembly[name];
  WebAssembly[name] = async (...parts) => {
    const made = await instantiate.apply(WebAssembly, parts);
    const { memory } = (made.instance ?? made).exports;
    if (memory) window.wasmMemories.push(memory);
    return made;
  };
}
