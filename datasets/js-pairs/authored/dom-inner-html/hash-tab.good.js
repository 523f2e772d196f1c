const tabs = { home: "Home", help: "Help" };

function currentTab() {
  return decodeURIComponent(location.hash.replace(/^#/, "")) || "home";
}

function show() {
  const tab = currentTab();
  const title = document.getElementById("title");
  title.innerHTML = "<h2>" + (tabs[tab] || "Unknown") + "</h2>";
  document.title = tab;
}

window.addEventListener("hashchange", show);
show();
