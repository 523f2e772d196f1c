import { useEffect, useState } from "react";

function useStored(key: string, initial: string) {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    const stored = window.localStorage.getItem(key);
    if (stored !== null) setValue(stored);
    const listener = (e: StorageEvent) => {
      if (e.key === key && e.newValue) setValue(e.newValue);
    };
    window.addEventListener("storage", listener);
    return () => window.removeEventListener("storage", listener);
  }, [key]);
  return value;
}

export function Signature() {
  const html = useStored("mail.signature", "<i>Sent from my desk</i>");
  const name = useStored("mail.name", "Anonymous");
  return (
    <footer>
      <b>{name}</b>
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </footer>
  );
}
