const KEY = 'editor.draft';
const editor = document.querySelector('#editor');
const tabs = document.querySelector('#tabs');

class DraftStore {
  save(title, text) {
    sessionStorage.setItem(KEY, JSON.stringify({ title, text, at: Date.now() }));
  }

  load() {
    const raw = sessionStorage.getItem(KEY);
    return raw ? JSON.parse(raw) : null;
  }
}

function tabFromHash() {
  const name = window.location.hash.slice(1);
  return ['write', 'preview'].includes(name) ? name : 'write';
}

function restore(store) {
  const draft = store.load();
  if (!draft) return;
  const { title, at } = draft;
  const when = new Date(at).toLocaleTimeString('en-GB');
  document.querySelector('#restored').textContent = `Restored "${title}" from ${when}`;
  editor.value = draft.text;
}

const store = new DraftStore();
tabs.innerHTML = `<li class="active">${tabFromHash()}</li>`;
restore(store);
editor.addEventListener('input', () => store.save(document.title, editor.value));
