const Loader = (() => {
  const modules = new Map();

  function publicPath() {
    const current = document.currentScript;
    if (current instanceof HTMLScriptElement && current.tagName.toUpperCase() === "SCRIPT") {
      return current.src.replace(/[^/]+$/, "");
    }
    return "/static/";
  }

  const base = publicPath();

  function chunk(name) {
    if (modules.has(name)) return modules.get(name);
    const pending = new Promise((resolve, reject) => {
      const el = document.createElement("script");
      el.src = base + name + ".chunk.js";
      el.onload = resolve;
      el.onerror = () => reject(new Error("chunk " + name));
      document.head.appendChild(el);
    });
    modules.set(name, pending);
    return pending;
  }

  return { chunk };
})();

window.addEventListener("load", () => Loader.chunk("editor"));
