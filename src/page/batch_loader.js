// Starts the worker that scores many clients. A failure is thrown where the page hears of it: a rejected promise is not.
importScripts("batch.js");
wasm_bindgen({ module_or_path: "batch_bg.wasm" }).catch((error) => setTimeout(() => { throw error; }));
