import { useSearchParams } from "react-router-dom";

interface PreviewProps {
  height?: number;
}

function previewSource(raw: string | null): string {
  return raw ? decodeURIComponent(raw) : "about:blank";
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
