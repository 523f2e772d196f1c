const search = new URLSearchParams(window.location.search);

function greet(name) {
  const range = document.createRange();
  range.selectNode(document.body);
  const p = document.createElement("p");
  p.className = "hi";
  p.append("Hi ", name, "!");
  document.querySelector("header").appendChild(p);
}

if (search.has("name")) greet(search.get("name"));
