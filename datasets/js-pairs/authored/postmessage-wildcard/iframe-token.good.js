const frame = document.querySelector("iframe#reports");
const REPORTS = "https://reports.example.com";

async function token() {
  const res = await fetch("/api/token", { credentials: "include" });
  return (await res.json()).accessToken;
}

frame.addEventListener("load", async () => {
  frame.contentWindow.postMessage({ type: "theme", value: "dark" }, "*");
  frame.contentWindow.postMessage({ type: "auth", token: await token() }, REPORTS);
});
