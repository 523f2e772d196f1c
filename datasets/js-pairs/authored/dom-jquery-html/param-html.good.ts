import $ from "jquery";
import DOMPurify from "dompurify";

class Notice {
  private $el = $("#notice");

  show(message: string | null): void {
    if (!message) return;
    this.$el.html(DOMPurify.sanitize(message)).fadeIn(200);
  }
}

const params = new URLSearchParams(location.search);
new Notice().show(params.get("notice"));
