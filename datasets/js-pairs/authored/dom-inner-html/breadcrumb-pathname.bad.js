(function () {
  const labels = { docs: "Documentation", api: "API", guides: "Guides" };

  function segments() {
    return decodeURIComponent(window.location.pathname)
      .split("/")
      .filter((part) => part.length > 0);
  }

  function crumb(part, index, all) {
    const href = "/" + all.slice(0, index + 1).map(encodeURIComponent).join("/");
    return '<li><a href="' + href + '">' + (labels[part] || part) + "</a></li>";
  }

  document.addEventListener("DOMContentLoaded", () => {
    const list = document.getElementById("breadcrumbs");
    if (!list) return;
    list.innerHTML = segments().map(crumb).join("");
  });
})();
