import { Component, EventEmitter, Input, Output } from "@angular/core";
import { DomSanitizer, SafeUrl } from "@angular/platform-browser";

const WEB = ["http:", "https:"];

@Component({
  selector: "app-link-card",
  template: `<a [href]="href" (click)="opened.emit()">{{ label }}</a>`,
})
export class LinkCardComponent {
  href: SafeUrl = "";
  @Input() label = "";
  @Output() opened = new EventEmitter<void>();

  @Input()
  set link(value: string) {
    this.href = WEB.includes(new URL(value, document.baseURI).protocol) ? value : "";
  }

  constructor(private readonly sanitizer: DomSanitizer) {}
}
