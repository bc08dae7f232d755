// Sets the colour scheme and language before the first paint, so that a dark page never flashes white.
(function () {
  var root = document.documentElement;
  var mode = localStorage.getItem("tenon.mode") || "system";
  var dark = mode === "dark" || (mode === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  root.lang = localStorage.getItem("tenon.language") || "zh-CN";
})();
