import { Controller, Get, Header, Query } from "@nestjs/common";
import { FeedbackService } from "./feedback.service";
function cell(value: unknown): string {
  let text = String(value ?? "");
  if (/^[=+\-@\t\r]/.test(text)) {
    text = "'" + text;
  }
  return `"${text.replace(/"/g, '""')}"`;
}
@Controller("feedback")
export class FeedbackController {
  constructor(private readonly feedback: FeedbackService) {}
  @Get("export")
  @Header("Content-Type", "text/csv")
  async export(@Query("since") since: string): Promise<string> {
    const entries = await this.feedback.since(new Date(since));
    const lines = entries.map((e) => [e.author, e.subject, e.message].map(cell).join(","));
    return ["author,subject,message", ...lines].join("\r\n");
  }
}
