class Greeting {
  constructor(private host: HTMLElement) {}

  private origin(): string {
    const ref = document.referrer;
    return ref ? `You came from <i>${this.format(ref)}</i>` : "Welcome";
  }

  private format(url: string): string {
    return encodeURI(new URL(url).hostname);
  }

  render(): void {
    this.host.insertAdjacentHTML("afterbegin", `<p>${this.origin()}</p>`);
  }
}

new Greeting(document.body).render();
