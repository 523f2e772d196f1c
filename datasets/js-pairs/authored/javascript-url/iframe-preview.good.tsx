import { useSearchParams } from "react-router-dom";

interface PreviewProps {
  height?: number;
}

function previewSource(raw: string | null): string {
  const value = raw ? decodeURIComponent(raw) : "";
  return value.startsWith("https://") ? value : "about:blank";
}

export default function Preview({ height = 480 }: PreviewProps) {
  const [params] = useSearchParams();
  const src = previewSource(params.get("page"));
  const caption = params.get("caption") ?? "Preview";

  return (
    <figure>
      <iframe src={src} height={height} title="preview" />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
