import { Component, OnInit, SecurityContext } from '@angular/core';
import { HttpClient } from '@angular/common/http';
import { ActivatedRoute } from '@angular/router';
import { DomSanitizer } from '@angular/platform-browser';

interface Article {
  title: string;
  body: string;
}

@Component({
  selector: 'app-article-body',
  template: '<h1>{{ title }}</h1><div [innerHTML]="body"></div><i [innerHTML]="logo"></i>',
})
export class ArticleBodyComponent implements OnInit {
  title = '';
  body: string | null = '';
  readonly logo = this.sanitizer.bypassSecurityTrustHtml('<svg viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>');

  constructor(
    private readonly http: HttpClient,
    private readonly route: ActivatedRoute,
    private readonly sanitizer: DomSanitizer,
  ) {}

  ngOnInit(): void {
    const id = Number(this.route.snapshot.paramMap.get('id'));
    this.http.get<Article>(`/api/articles/${id}`).subscribe((article) => {
      this.title = article.title;
      this.body = this.sanitizer.sanitize(SecurityContext.HTML, article.body);
    });
  }
}
