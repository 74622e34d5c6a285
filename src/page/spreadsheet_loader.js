// Starts the worker that reads dropped files. A failure is thrown where the page hears of it: a rejected promise is not.
importScripts("spreadsheet.js");
wasm_bindgen({ module_or_path: "spreadsheet_bg.wasm" }).catch((error) => setTimeout(() => { throw error; }));
