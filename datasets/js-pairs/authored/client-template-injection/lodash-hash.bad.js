import template from "lodash/template";

function fromHash() {
  return decodeURIComponent(window.location.hash.substring(1));
}

export function render(user) {
  const text = fromHash();
  const compiled = template("Dear <%= user.name %>, " + text);
  document.querySelector("#letter").textContent = compiled({ user });
}
