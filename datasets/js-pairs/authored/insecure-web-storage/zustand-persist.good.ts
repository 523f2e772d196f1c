import { create } from "zustand";
import { persist } from "zustand/middleware";

interface AuthState {
  user: { id: string; name: string } | null;
  refreshToken: string | null;
  setSession: (user: AuthState["user"], refreshToken: string) => void;
}

export const useAuth = create<AuthState>()(
  persist(
    (set) => ({
      user: null,
      refreshToken: null,
      setSession: (user, refreshToken) => set({ user, refreshToken }),
    }),
    {
      name: "auth",
      partialize: (state) => ({ user: state.user }),
    },
  ),
);
