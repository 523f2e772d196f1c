import { useEffect } from "react";
import { useSearchParams } from "react-router-dom";

const PATHS = ["/dashboard", "/settings", "/billing"];

export function Continue() {
  const [params] = useSearchParams();
  const next = params.get("next");

  useEffect(() => {
    if (!next) return;
    window.location.replace(next);
  }, [next]);

  return <p>One moment…</p>;
}
