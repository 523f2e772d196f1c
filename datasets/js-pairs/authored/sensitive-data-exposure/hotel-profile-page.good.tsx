import type { GetServerSideProps } from "next";
import { getSession } from "next-auth/react";
import { db } from "../lib/db";
import { ProfileCard } from "../components/ProfileCard";

export const getServerSideProps: GetServerSideProps = async (context) => {
  const session = await getSession(context);
  if (!session?.user?.email) {
    return { redirect: { destination: "/login", permanent: false } };
  }
  const guest = await db.user.findUnique({ where: { email: session.user.email } });
  return { props: { guest: { name: guest?.name ?? "", room: guest?.room ?? null } } };
};

export default function ProfilePage({ guest }: { guest: any }) {
  return (
    <main>
      <h1>Your stay</h1>
      <ProfileCard name={guest.name} room={guest.room} />
    </main>
  );
}
