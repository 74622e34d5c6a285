// A browser whose WebAssembly knows nothing that came after the first version of it.
WebAssembly.validate = () => false;
