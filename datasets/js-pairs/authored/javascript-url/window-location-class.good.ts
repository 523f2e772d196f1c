export class LoginFlow {
  private readonly next: string;

  constructor(search: string = window.location.search) {
    this.next = new URLSearchParams(search).get("next") ?? "/";
  }

  async submit(form: HTMLFormElement): Promise<void> {
    const res = await fetch("/session", { method: "POST", body: new FormData(form) });
    if (!res.ok) {
      form.querySelector(".error")!.textContent = "Wrong name or password";
      return;
    }
    this.leave();
  }

  private leave(): void {
    const link = document.createElement("a");
    const target = new URL(this.next, document.baseURI);
    if (target.protocol !== "https:" || target.host !== window.location.host) return;
    link.href = target.pathname;
    link.rel = "noopener";
    document.body.append(link);
    link.click();
  }
}
