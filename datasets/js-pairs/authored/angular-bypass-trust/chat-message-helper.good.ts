import { Component, OnDestroy, OnInit } from "@angular/core";
import { DomSanitizer, SafeHtml } from "@angular/platform-browser";
import { Subscription } from "rxjs";
import { webSocket } from "rxjs/webSocket";

interface Message {
  from: string;
  text: string;
}

function linkify(text: string): string {
  const escaped = text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  return escaped.replace(/(https?:\/\/[^\s]+)/g, '<a href="$1">$1</a>');
}

@Component({
  selector: "app-chat",
  template: `<div *ngFor="let m of messages"><b>{{ m.from }}</b> <span [innerHTML]="m.html"></span></div>`,
})
export class ChatComponent implements OnInit, OnDestroy {
  messages: { from: string; html: SafeHtml }[] = [];
  private sub?: Subscription;
  private socket = webSocket<Message>("wss://chat.example.com");

  constructor(private sanitizer: DomSanitizer) {}

  ngOnInit(): void {
    this.sub = this.socket.subscribe((m) => {
      this.messages.push({ from: m.from, html: this.sanitizer.bypassSecurityTrustHtml(linkify(m.text)) });
    });
  }

  ngOnDestroy(): void {
    this.sub?.unsubscribe();
  }
}
