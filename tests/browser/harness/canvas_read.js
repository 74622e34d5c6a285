// Writes down every text that is painted on a canvas.
window.paintedWords = [];
const fillText = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (words, ...rest) {
  window.paintedWords.push(words);
  return fillText.call(this, words, ...rest);
};
