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
    link.href = this.next;
    link.rel = "noopener";
    document.body.append(link);
    link.click();
  }
}
