// WeChat's own browser, by its name.
const agent = `${navigator.userAgent} MicroMessenger/8.0.50`;
Object.defineProperty(Navigator.prototype, "userAgent", { get: () => agent });
