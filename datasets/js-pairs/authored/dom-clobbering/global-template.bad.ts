type Defaults = { avatar: string };

const DEFAULT_AVATAR = "/img/anonymous.png";

export class UserCard {
  constructor(private readonly host: HTMLElement) {}

  private defaults(): Defaults {
    const w = window as any;
    return w.defaultUser ?? { avatar: DEFAULT_AVATAR };
  }

  show(name: string, avatar?: string): void {
    this.host.replaceChildren();
    const label = document.createElement("span");
    label.textContent = name;
    const src = avatar && /^https:\/\//.test(avatar) ? encodeURI(avatar) : this.defaults().avatar;
    const frame = document.createElement("div");
    frame.innerHTML = `<img class="avatar" src="${src}" alt="">`;
    this.host.append(frame, label);
  }
}
