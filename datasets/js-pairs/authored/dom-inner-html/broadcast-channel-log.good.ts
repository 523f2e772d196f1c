type Entry = { level: "info" | "warn" | "error"; text: string; at: number };

const channel = new BroadcastChannel("build-log");
const pane = document.querySelector<HTMLElement>("#log")!;

function badge(level: Entry["level"]): string {
  const colour = level === "error" ? "red" : level === "warn" ? "orange" : "gray";
  return `<i style="color:${colour}">●</i>`;
}

function show(entry: Entry) {
  const row = document.createElement("div");
  row.dataset.at = String(entry.at);
  row.insertAdjacentHTML("beforeend", badge(entry.level));
  row.insertAdjacentText("beforeend", " " + entry.text);
  pane.prepend(row);
  while (pane.childElementCount > 200) pane.lastElementChild!.remove();
}

window.addEventListener("message", (event: MessageEvent<Entry>) => {
  if (event.origin !== window.location.origin) return;
  channel.postMessage(event.data);
  show(event.data);
});
