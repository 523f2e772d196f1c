import { Component, Input } from "@angular/core";

interface Partner {
  name: string;
  website: string;
}

@Component({
  selector: "app-partners",
  template: `
    <ul>
      <li *ngFor="let p of partners">
        <a [href]="p.website" target="_blank" rel="nofollow opener">{{ p.name }}</a>
      </li>
    </ul>
    <a href="/terms" target="_self">Terms</a>
  `,
})
export class PartnersComponent {
  @Input() partners: Partner[] = [];
}
