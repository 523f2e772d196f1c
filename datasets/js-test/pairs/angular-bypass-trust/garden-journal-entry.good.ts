import { Pipe, PipeTransform, SecurityContext, Component, Input, inject } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';

@Pipe({ name: 'rich', standalone: true })
export class RichPipe implements PipeTransform {
  private readonly sanitizer = inject(DomSanitizer);

  transform(value: string | null): string | null {
    if (value === null || value.length > 50_000) return null;
    return this.sanitizer.sanitize(SecurityContext.HTML, value);
  }
}

export interface JournalEntry {
  author: string;
  plantedOn: string;
  notes: string;
}

@Component({
  selector: 'app-journal-entry',
  standalone: true,
  imports: [RichPipe],
  template: `
    <h3>{{ entry.author }}, {{ entry.plantedOn }}</h3>
    <div [innerHTML]="entry.notes | rich"></div>
  `,
})
export class JournalEntryComponent {
  /** An entry of another gardener, as the API returned it. */
  @Input({ required: true }) entry!: JournalEntry;
}
