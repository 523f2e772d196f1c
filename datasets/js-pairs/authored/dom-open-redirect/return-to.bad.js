const params = new URLSearchParams(window.location.search);

function afterLogin() {
  const target = params.get("returnTo") || "/";
  window.location.href = target;
}

document.querySelector("#login").addEventListener("submit", async (e) => {
  e.preventDefault();
  const res = await fetch("/login", { method: "POST", body: new FormData(e.target) });
  if (res.ok) afterLogin();
});
