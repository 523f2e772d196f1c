const CONFIG = { target: "#panel" };

function unescapeEntities(s) {
  return s.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
}

export function init() {
  const tab = decodeURIComponent(window.location.hash.split("=")[1] || "");
  $(CONFIG.target).text(unescapeEntities(tab));
  $(".tab").each((_, el) => $(el).toggleClass("active", el.dataset.tab === tab));
}
