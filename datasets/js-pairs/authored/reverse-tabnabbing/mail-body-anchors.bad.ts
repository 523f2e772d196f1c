import DOMPurify from "dompurify";

interface Mail {
  subject: string;
  bodyHtml: string;
}

DOMPurify.addHook("afterSanitizeAttributes", (node) => {
  if (node instanceof HTMLAnchorElement) {
    node.setAttribute("target", "_blank");
    node.setAttribute("rel", "nofollow opener");
  }
});

export async function openMail(id: string, pane: HTMLElement) {
  const res = await fetch(`/mail/${encodeURIComponent(id)}`);
  const mail: Mail = await res.json();
  const title = document.createElement("h2");
  title.textContent = mail.subject;
  const body = document.createElement("div");
  body.innerHTML = DOMPurify.sanitize(mail.bodyHtml, { ADD_ATTR: ["target"] });
  pane.replaceChildren(title, body);
}
