// A browser that gives pages no canvas to paint on, as some do against being recognised by it.
HTMLCanvasElement.prototype.getContext = () => null;
