import { Component, Input, OnChanges } from "@angular/core";
import { HttpClient } from "@angular/common/http";
import { DomSanitizer, SafeResourceUrl } from "@angular/platform-browser";

interface Lesson {
  id: string;
  title: string;
  embedUrl: string;
}

const PLAYERS = new Set(["player.vimeo.com", "www.youtube-nocookie.com"]);

@Component({
  selector: "app-lesson",
  template: `
    <h3>{{ lesson?.title }}</h3>
    <iframe *ngIf="src" [src]="src" allowfullscreen></iframe>
  `,
})
export class LessonComponent implements OnChanges {
  @Input() lessonId = "";
  lesson?: Lesson;
  src?: SafeResourceUrl;

  constructor(private http: HttpClient, private sanitizer: DomSanitizer) {}

  ngOnChanges() {
    this.http.get<Lesson>(`/api/lessons/${this.lessonId}`).subscribe((lesson) => {
      this.lesson = lesson;
      this.src = this.player(lesson.embedUrl);
    });
  }

  private player(address: string): SafeResourceUrl | undefined {
    const url = new URL(address, location.origin);
    if (url.protocol !== "https:" || !PLAYERS.has(url.hostname)) return undefined;
    return this.sanitizer.bypassSecurityTrustResourceUrl(url.href);
  }
}
