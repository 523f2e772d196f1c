type Toast = { level: "info" | "error"; html: string };

const ORIGIN = "https://embed.example.com";

function toast(t: Toast): void {
  const box = document.createElement("div");
  box.className = t.level === "error" ? "toast error" : "toast";
  box.textContent = t.html;
  document.querySelector(".toasts")?.append(box);
}

window.addEventListener("message", (event: MessageEvent<Toast>) => {
  if (event.origin !== ORIGIN) return;
  toast(event.data);
});
