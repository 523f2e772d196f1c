import { useEffect, useState } from "react";
import { marked } from "marked";
import DOMPurify from "dompurify";

export function Readme({ repo }) {
  const [html, setHtml] = useState("");

  useEffect(() => {
    fetch(`/api/repos/${encodeURIComponent(repo)}/readme`)
      .then((r) => r.text())
      .then((text) => {
        setHtml(marked.parse(text));
      });
  }, [repo]);

  return <div className="readme" dangerouslySetInnerHTML={{ __html: html }} />;
}
