// Starts the worker that reads dropped files; scripts/guard.js puts its program in front of this, and the hash of what is fetched here
// into the request. A failure is thrown where the page hears of it: a rejected promise is not.
wasm_bindgen({ module_or_path: fetch("spreadsheet_bg.wasm") }).catch((error) => setTimeout(() => { throw error; }));
