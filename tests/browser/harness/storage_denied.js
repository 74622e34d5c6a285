// A browser that gives pages no storage, as with cookies blocked: already asking for it is refused.
Object.defineProperty(window, "localStorage", {
  get() {
    throw new DOMException("The operation is insecure.", "SecurityError");
  },
});
