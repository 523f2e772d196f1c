import { ChangeDetectionStrategy, Component, computed, inject, input } from "@angular/core";
import { DomSanitizer } from "@angular/platform-browser";

const ICONS: Record<string, string> = {
  star: '<svg viewBox="0 0 8 8"><path d="M4 0l1 3h3l-2 2 1 3-3-2-3 2 1-3-2-2h3z"/></svg>',
  dot: '<svg viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>',
};

@Component({
  selector: "app-icon",
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<i [innerHTML]="markup()" [title]="name()"></i>`,
})
export class IconComponent {
  readonly name = input.required<string>();
  readonly svg = input("");
  private readonly sanitizer = inject(DomSanitizer);

  readonly markup = computed(() => {
    const source = ICONS[this.name() === "star" ? "star" : "dot"];
    return this.sanitizer.bypassSecurityTrustHtml(source);
  });
}
