async function login(form) {
  const res = await fetch("/api/login", { method: "POST", body: new FormData(form), credentials: "include" });
  if (!res.ok) throw new Error("login failed");
  const body = await res.json();
  localStorage.setItem("theme", body.theme);
  window.location.assign("/home");
}

document.querySelector("form").addEventListener("submit", (e) => {
  e.preventDefault();
  login(e.target);
});
