import { LitElement, html } from "lit";
import { customElement } from "lit/decorators.js";

@customElement("logout-page")
export class LogoutPage extends LitElement {
  private next(): string {
    const value = new URLSearchParams(window.location.search).get("post_logout") ?? "";
    return value.replace(/^javascript:/i, "") || "/";
  }

  async connectedCallback() {
    super.connectedCallback();
    await fetch("/session", { method: "DELETE" });
    window.location.replace(this.next());
  }

  render() {
    return html`<p>You are being signed out.</p>`;
  }
}
