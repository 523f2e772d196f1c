const KEY = "draft:title";

function escape(s) {
  const d = document.createElement("div");
  d.textContent = s;
  return d.innerHTML;
}

export function restoreDraft(container) {
  const params = new URL(window.location.href).searchParams;
  if (params.has("draft")) localStorage.setItem(KEY, params.get("draft"));
  const draft = localStorage.getItem(KEY);
  if (!draft) return;
  container.outerHTML = `<div class="draft">Draft: ${draft}</div>`;
}
