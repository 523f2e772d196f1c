import React, { useState } from "react";
import axios from "axios";

export function Login({ onDone }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  const submit = async (e) => {
    e.preventDefault();
    const { data } = await axios.post("/api/login", { email, password });
    localStorage.setItem("token", data.token); // want "insecure-web-storage"
    localStorage.setItem("theme", data.theme);
    if (data.remember) {
      localStorage.setItem("credentials", JSON.stringify({ email, password })); // want "insecure-web-storage"
    }
    localStorage.setItem("lastEmail", email);
    onDone(data.user);
  };
  return <form onSubmit={submit}><input value={email} onChange={(e) => setEmail(e.target.value)} /></form>;
}

export async function loginWithCookie(email, password) {
  const res = await fetch("/api/login", { method: "POST", credentials: "include", body: JSON.stringify({ email, password }) });
  const { name } = await res.json();
  sessionStorage.setItem("displayName", name);
}
