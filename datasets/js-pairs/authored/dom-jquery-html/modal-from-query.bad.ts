import $ from "jquery";

interface ModalOptions {
  title: string;
  message: string;
  onClose?: () => void;
}

class Modal {
  private readonly root: JQuery<HTMLElement>;

  constructor(private readonly options: ModalOptions) {
    this.root = $("<div class='modal'><h2></h2><div class='body'></div><button>Close</button></div>");
  }

  open(): this {
    this.root.find("h2").text(this.options.title);
    this.root.find(".body").html(this.options.message);
    this.root.find("button").one("click", () => this.close());
    $(document.body).append(this.root);
    return this;
  }

  close(): void {
    this.root.remove();
    this.options.onClose?.();
  }
}

$(() => {
  const params = new URLSearchParams(window.location.search);
  const message = params.get("notice");
  if (message) new Modal({ title: "Notice", message }).open();
});
