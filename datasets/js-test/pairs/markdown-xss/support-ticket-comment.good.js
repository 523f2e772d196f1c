import showdown from 'showdown';
import filterXSS from 'xss';

const converter = new showdown.Converter({
  tables: true,
  strikethrough: true,
  simplifiedAutoLink: true,
  openLinksInNewWindow: true,
});

function toHtml(markdown) {
  return filterXSS(converter.makeHtml(markdown));
}

export class CommentList {
  constructor(root, ticket) {
    this.root = root;
    this.ticket = ticket;
    this.signature = filterXSS(root.dataset.signature ?? '');
  }

  async load() {
    const response = await fetch(`/api/tickets/${this.ticket}/comments`);
    const comments = await response.json();
    this.root.replaceChildren(...comments.map((comment) => this.item(comment)));
  }

  item({ author, markdown }) {
    const li = document.createElement('li');
    const name = document.createElement('b');
    name.textContent = author;
    const body = document.createElement('div');
    body.innerHTML = toHtml(markdown) + this.signature;
    li.append(name, body);
    return li;
  }
}
