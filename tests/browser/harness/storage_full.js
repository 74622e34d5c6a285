// A browser whose storage is full: everything can be read, nothing written.
Storage.prototype.setItem = () => {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
};
