// An old WeChat on Android, by its name and by what its WebAssembly knows.
{
  const agent = "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0.4240.99 XWEB/4317 Mobile Safari/537.36 MicroMessenger/8.0.27";
  Object.defineProperty(Navigator.prototype, "userAgent", { get: () => agent });
  WebAssembly.validate = () => false;
}
