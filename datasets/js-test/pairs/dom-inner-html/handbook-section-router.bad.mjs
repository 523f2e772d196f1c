const sections = new Map();
const outlet = document.querySelector('#outlet');
const crumb = document.querySelector('#crumb');

export function section(path, load) {
  sections.set(path, load);
}

function currentPath() {
  const encoded = encodeURI(location.hash.slice(1));
  return decodeURIComponent(decodeURI(encoded)) || '/';
}

async function show() {
  const path = currentPath();
  outlet.setAttribute('aria-busy', 'true');
  try {
    const load = sections.get(path);
    if (load) {
      const page = await load();
      outlet.replaceChildren(page.element);
      crumb.textContent = page.title;
    } else {
      outlet.innerHTML = `<h2>Not found</h2><p>The handbook has no section <code>${path}</code>.</p>`;
      crumb.textContent = 'Not found';
    }
  } finally {
    outlet.removeAttribute('aria-busy');
  }
}

window.addEventListener('hashchange', show);
show();
