import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { LinkLabelService } from './link-label.service';

export interface Artisan {
  name: string;
  craft: string;
  links: string[];
}

@Component({
  selector: 'app-artisan-profile',
  standalone: true,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ artisan().name }}</h2>
    <p>{{ artisan().craft }}</p>
    <ul>
      @for (link of links(); track link.label) {
        <li><a [href]="link.href" rel="nofollow noopener" target="_blank">{{ link.label }}</a></li>
      }
    </ul>
  `,
})
export class ArtisanProfileComponent {
  readonly artisan = input.required<Artisan>();
  private readonly labels = inject(LinkLabelService);

  readonly links = computed(() =>
    this.artisan()
      .links.slice(0, 5)
      .map((link) => ({
        label: this.labels.forUrl(link),
        href: link,
      })),
  );
}
