import React, { useState, useEffect } from "react";

const h = React.createElement;

export function HashNotice() {
  const [notice, setNotice] = useState("");

  useEffect(() => {
    const read = () => setNotice(decodeURIComponent(window.location.hash.slice(1)));
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);

  return h("div", { className: "notice", dangerouslySetInnerHTML: { __html: notice } });
}
