import { Component, OnInit } from '@angular/core';
import { HttpClient } from '@angular/common/http';

interface VendorDoc {
  title: string;
  url: string;
}

@Component({
  selector: 'app-vendor-docs',
  template: `
    <button *ngFor="let doc of docs" type="button" (click)="open(doc)">{{ doc.title }}</button>
    <button type="button" (click)="preview()">Preview</button>
  `,
})
export class VendorDocsComponent implements OnInit {
  docs: VendorDoc[] = [];
  private readonly features = 'width=900,height=700,scrollbars=yes,noopener,noreferrer';

  constructor(private readonly http: HttpClient) {}

  ngOnInit(): void {
    this.http.get<VendorDoc[]>('/api/vendor-docs').subscribe((docs) => {
      this.docs = docs.filter((doc) => doc.url.startsWith('https://'));
    });
  }

  open({ url }: VendorDoc): void {
    window.open(url, 'vendor-doc', this.features);
  }

  preview(): void {
    window.open('/preview', 'preview', 'width=600,height=400');
  }
}
