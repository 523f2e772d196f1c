import { signal, effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import DOMPurify from "dompurify";

const notice = signal("");
const dismissed = signal(false);

export async function loadNotice(region: string) {
  const res = await fetch(`https://cms.example.net/notices/${encodeURIComponent(region)}`);
  const body = await res.json();
  notice.value = DOMPurify.sanitize(body.html);
}

effect(() => {
  if (dismissed.value) sessionStorage.setItem("notice-dismissed", "1");
});

export function Banner({ region }: { region: string }) {
  useEffect(() => {
    void loadNotice(region);
  }, [region]);

  if (dismissed.value || !notice.value) return null;
  return (
    <aside role="status">
      <div dangerouslySetInnerHTML={{ __html: notice.value }} />
      <button onClick={() => (dismissed.value = true)}>Dismiss</button>
    </aside>
  );
}
