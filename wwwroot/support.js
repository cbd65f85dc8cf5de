// Before the page's modules: fills in what browsers of the last three years may lack, and says so where something cannot be filled in. A plain
// script in old syntax, because a browser that is too old understands nothing else.
(function () {
  var app = document.getElementById('app');
  var needed = [window.HTMLDialogElement, window.AbortSignal && AbortSignal.timeout, String.prototype.isWellFormed, Array.prototype.toSorted];

  // The first thing that fails before anything is shown: most likely syntax that the browser does not know.
  function tooOld() {
    if (app.firstChild) return;
    app.className = 'too-old';
    app.textContent = /^en/i.test(navigator.language)
      ? 'This browser is too old for ChatHub. Update it, or open the page in another one.'
      : 'Este navegador é antigo demais para o ChatHub. Atualize o navegador ou abra a página em outro.';
  }

  if (!Promise.withResolvers) {
    Promise.withResolvers = function () {
      var result = {};
      result.promise = new Promise(function (resolve, reject) {
        result.resolve = resolve;
        result.reject = reject;
      });
      return result;
    };
  }
  window.addEventListener('error', tooOld);
  if (needed.some(function (feature) { return !feature; })) tooOld();
}());
