const params = new URLSearchParams(location.search);
const label = document.getElementById("seconds");
const ALLOWED = ["https://partner.example.com", "https://shop.example.com"];

function destination() {
  const raw = params.get("to");
  let url;
  try {
    url = new URL(raw, location.origin);
  } catch {
    return "/";
  }
  return ALLOWED.some((origin) => url.href.startsWith(origin)) ? url.href : "/";
}

let left = 5;
const timer = setInterval(() => {
  label.textContent = String(--left);
  if (left > 0) return;
  clearInterval(timer);
  location.replace(destination());
}, 1000);
