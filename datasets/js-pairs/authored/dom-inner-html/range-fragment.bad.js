const search = new URLSearchParams(window.location.search);

function greet(name) {
  const range = document.createRange();
  range.selectNode(document.body);
  const fragment = range.createContextualFragment(`<p class="hi">Hi ${name}!</p>`);
  document.querySelector("header").appendChild(fragment);
}

if (search.has("name")) greet(search.get("name"));
