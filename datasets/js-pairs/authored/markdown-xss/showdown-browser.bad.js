import showdown from "showdown";
import DOMPurify from "dompurify";

const converter = new showdown.Converter({ tables: true, simplifiedAutoLink: true });

export class NoteEditor {
  constructor(textarea, output) {
    this.textarea = textarea;
    this.output = output;
    textarea.addEventListener("input", () => this.update());
  }

  async open(id) {
    const note = await (await fetch(`/notes/${id}`)).json();
    this.textarea.value = note.text;
    this.show(note.text);
  }

  update() {
    this.show(this.textarea.value);
  }

  show(text) {
    const html = converter.makeHtml(text);
    this.output.innerHTML = html;
  }
}
