import { cookies } from "next/headers";

export async function login(user: { id: string }) {
  cookies().set("session", seal(user), { httpOnly: true, secure: true });
  cookies().set("session", seal(user), { secure: true }); // want "cookie-no-httponly"
  (await cookies()).set("session", seal(user), { httpOnly: true, secure: false }); // want "cookie-no-secure"
}
