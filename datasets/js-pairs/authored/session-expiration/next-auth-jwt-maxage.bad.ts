import NextAuth from 'next-auth';
import Google from 'next-auth/providers/google';

export const { handlers, auth, signIn, signOut } = NextAuth({
  providers: [Google],
  session: {
    strategy: 'jwt',
    maxAge: 60 * 60 * 24 * 365 * 5,
    updateAge: 60 * 60,
  },
  callbacks: {
    jwt({ token, user }) {
      if (user) token.uid = user.id;
      return token;
    },
    session({ session, token }) {
      session.user.id = String(token.uid);
      return session;
    },
  },
});
