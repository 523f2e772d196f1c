import { useEffect, useRef } from "react";
import parse from "html-react-parser";
import DOMPurify from "isomorphic-dompurify";

export function Signature({ markup }: { markup: string }) {
  const attributes = { dangerouslySetInnerHTML: { __html: DOMPurify.sanitize(markup, { USE_PROFILES: { html: true } }) } };
  return <footer {...attributes} />;
}

export function Badge({ count }: { count: number }) {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.textContent = String(count);
  }, [count]);
  return <span ref={ref}>{parse("<b></b>")}</span>;
}
