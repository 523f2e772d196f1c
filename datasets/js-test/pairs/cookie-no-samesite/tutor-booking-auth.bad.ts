import NextAuth, { type NextAuthConfig } from 'next-auth';
import GitHub from 'next-auth/providers/github';
import Google from 'next-auth/providers/google';

const production = process.env.NODE_ENV === 'production';

const sessionCookie = {
  name: production ? '__Secure-tutor.session' : 'tutor.session',
  options: { httpOnly: true, path: '/', secure: production, sameSite: 'none' as const },
};

const stateCookie = {
  name: 'tutor.state',
  options: { httpOnly: true, path: '/', secure: production, sameSite: 'lax' as const, maxAge: 900 },
};

export const config: NextAuthConfig = {
  providers: [GitHub, Google],
  session: { strategy: 'jwt', maxAge: 8 * 60 * 60 },
  cookies: { sessionToken: sessionCookie, state: stateCookie },
  callbacks: {
    async session({ session, token }) {
      if (session.user && token.sub) {
        session.user.id = token.sub;
      }
      return session;
    },
  },
};

export const { handlers, auth, signIn, signOut } = NextAuth(config);
