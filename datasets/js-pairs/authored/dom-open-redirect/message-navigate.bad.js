const HOST = "https://booking.example.com";
const ROUTES = { done: "/thanks", cancel: "/rooms", help: "/help" };

function go(step, url) {
  const target = url || ROUTES[step];
  if (!target) return;
  window.location.href = target;
}

const state = JSON.parse(decodeURIComponent(location.hash.slice(1) || "%7B%7D"));
document.querySelectorAll("[data-step]").forEach((button) => {
  button.addEventListener("click", () => go(button.dataset.step, state.url));
});
if (state.host && state.host !== HOST) console.warn("unexpected host", state.host);
