import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

const PARENTS = new Set(["https://lms.example.edu", "https://preview.example.edu"]);
let view = null;

const commands = {
  load: ({ text }) => view.setState(EditorState.create({ doc: text })),
  theme: ({ dark }) => document.body.classList.toggle("dark", Boolean(dark)),
  submit: () => fetch("/submissions", { method: "POST", body: view.state.doc.toString() }),
};

async function onCommand({ data, origin, source }) {
  const { command, id, ...rest } = data;
  if (!PARENTS.has(origin)) return;
  const run = commands[command];
  if (!run) return;
  await run(rest);
  source.postMessage({ id, ok: true }, origin);
}

export function mount(parent) {
  view = new EditorView({ parent });
  window.addEventListener("message", onCommand);
}
