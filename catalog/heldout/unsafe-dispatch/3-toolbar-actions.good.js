import { Editor } from './editor.js';

const editor = new Editor(document.querySelector('#editor'));

const shortcuts = {
  b: () => editor.bold(),
  i: () => editor.italic(),
  s: () => editor.save(),
};
const STARTUP = new Map([
  ['save', () => editor.save()],
  ['focus', () => editor.focus()],
  ['bold', () => editor.bold()],
]);

function startupAction() {
  const params = new URLSearchParams(window.location.hash.slice(1));
  return { name: params.get('do'), argument: params.get('with') };
}

function runStartup() {
  const { name, argument } = startupAction();
  if (!name) return;
  const action = STARTUP.get(name);
  if (action) action(argument);
}

document.addEventListener('keydown', (event) => {
  if (!event.ctrlKey) return;
  switch (event.key) {
    case 'b':
    case 'i':
    case 's':
      event.preventDefault();
      shortcuts[event.key]();
      break;
    default:
  }
});

runStartup();
