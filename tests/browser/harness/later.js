// The clock of somebody who opens the page years after it was built.
const Now = Date;
const YEARS = 5 * 365.25 * 86400000;
window.Date = class extends Now {
  constructor(...parts) {
    super(...(parts.length ? parts : [Now.now() + YEARS]));
  }
  static now() {
    return Now.now() + YEARS;
  }
};
