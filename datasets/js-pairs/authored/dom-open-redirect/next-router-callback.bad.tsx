"use client";
import { useSearchParams } from "next/navigation";
import { useState } from "react";

async function signIn(form: FormData): Promise<boolean> {
  const res = await fetch("/api/session", { method: "POST", body: form });
  return res.status === 204;
}

function isInternal(target: string) {
  return target.includes(window.location.host);
}

export default function SignIn() {
  const search = useSearchParams();
  const [failed, setFailed] = useState(false);

  async function submit(form: FormData) {
    if (!(await signIn(form))) return setFailed(true);
    const callback = search.get("callbackUrl") ?? "/";
    window.location.assign(isInternal(callback) ? callback : "/");
  }

  return (
    <form action={submit}>
      <input name="user" />
      {failed && <p>Please try again.</p>}
    </form>
  );
}
