import { HttpClient } from "@angular/common/http";
import { Component, Injectable, OnInit } from "@angular/core";
import { DomSanitizer, SafeHtml } from "@angular/platform-browser";
import { Observable, map } from "rxjs";

interface Article {
  id: number;
  title: string;
  html: string;
}

@Injectable({ providedIn: "root" })
export class ArticleService {
  constructor(private http: HttpClient) {}

  get(id: number): Observable<Article> {
    return this.http.get<Article>(`/api/articles/${id}`);
  }
}

@Component({
  selector: "app-article",
  template: `<h1>{{ title }}</h1><div [innerHTML]="html"></div>`,
})
export class ArticleComponent implements OnInit {
  title = "";
  html: SafeHtml = "";

  constructor(private articles: ArticleService, private sanitizer: DomSanitizer) {}

  ngOnInit(): void {
    this.articles.get(1).pipe(map((a) => ({ ...a, title: a.title.trim() }))).subscribe((article) => {
      this.title = article.title;
      this.html = this.sanitizer.bypassSecurityTrustHtml(article.html);
    });
  }
}
