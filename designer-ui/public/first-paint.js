// Before the first paint: colour scheme and language, so that a dark page never flashes white; and the question who is
// there, which every page but the login waits for (src/api/early-answer.ts takes the answer).
(function () {
  var root = document.documentElement;
  var mode = localStorage.getItem("tenon.mode") || "system";
  var dark = mode === "dark" || (mode === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  // the rule of src/i18n/index.ts, which is not loaded yet
  var kept = localStorage.getItem("tenon.language");
  var own = navigator.language.toLowerCase().indexOf("en") === 0 ? "en-US" : "zh-CN";
  root.lang = kept === "zh-CN" || kept === "en-US" ? kept : own;
  if (location.pathname !== "/login") {
    window.tenonMe = fetch("/api/v1/me", { headers: { Accept: "application/json", "Accept-Language": root.lang } });
    window.tenonMe.catch(function () {});
  }
})();
