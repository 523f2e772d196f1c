const links = document.querySelectorAll("[data-external]");

function openExternal(url) {
  window.open(url, "_blank");
}

for (const link of links) {
  link.addEventListener("click", (e) => {
    e.preventDefault();
    openExternal(new URLSearchParams(location.search).get("u") || link.dataset.external);
  });
}

document.querySelector("#docs").addEventListener("click", () => window.open("/docs", "_blank"));
