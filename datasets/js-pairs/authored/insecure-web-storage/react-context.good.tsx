import { createContext, useCallback, useState, type ReactNode } from "react";
import { api } from "./api";

export const AuthContext = createContext<{ signIn: (u: string, p: string) => Promise<void> } | null>(null);

export function AuthProvider({ children }: { children: ReactNode }) {
  const [jwt, setJwt] = useState<string | null>(null);

  const signIn = useCallback(async (username: string, password: string) => {
    const { data } = await api.post("/login", { username, password });
    setJwt(data.jwt);
    localStorage.lastUser = data.displayName;
    api.defaults.headers.common.Authorization = `Bearer ${data.jwt}`;
  }, []);

  return <AuthContext.Provider value={{ signIn }}>{jwt ? children : null}</AuthContext.Provider>;
}
