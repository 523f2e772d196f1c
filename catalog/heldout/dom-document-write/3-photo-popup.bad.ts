interface PopupSize {
  width: number;
  height: number;
}

class PhotoPopup {
  private readonly params = new URLSearchParams(window.location.search);

  constructor(private readonly size: PopupSize) {}

  private caption(): string {
    return this.params.get('caption') ?? '';
  }

  private open(): Window | null {
    const { width, height } = this.size;
    return window.open('', 'photo', `width=${width},height=${height}`);
  }

  show(photoId: number): void {
    const popup = this.open();
    if (!popup) return;
    const doc = popup.document;
    doc.open();
    doc.write('<!doctype html><link rel="stylesheet" href="/static/popup.css">');
    doc.write(`<img alt="" src="/photos/${Number(photoId)}.jpg">`);
    doc.write(`<p class="caption">${this.caption()}</p>`); // want "dom-document-write"
    doc.close();
  }
}

const popup = new PhotoPopup({ width: 640, height: 480 });
document.querySelectorAll<HTMLButtonElement>('button[data-photo]').forEach((button) => {
  button.addEventListener('click', () => popup.show(Number(button.dataset.photo)));
});
