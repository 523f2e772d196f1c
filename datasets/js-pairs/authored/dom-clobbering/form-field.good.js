function apiRoot() {
  return document.querySelector("form[data-api]").getAttribute("action");
}

async function send(data) {
  const res = await fetch(apiRoot() + "/messages", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(data),
  });
  return res.ok;
}

document.querySelector("#send").addEventListener("click", () => send({ text: document.querySelector("#text").value }));
