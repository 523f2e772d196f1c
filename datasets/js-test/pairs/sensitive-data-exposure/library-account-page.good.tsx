import type { GetServerSideProps } from 'next';
import { getServerSession } from 'next-auth/next';
import { authOptions } from './api/auth/[...nextauth]';
import { prisma } from '../lib/prisma';
import { LoanList, type Loan } from '../components/LoanList';

interface Reader {
  name: string;
  cardNumber: string;
  loans: Loan[];
}

export const getServerSideProps: GetServerSideProps<{ reader: Reader }> = async ({ req, res }) => {
  const session = await getServerSession(req, res, authOptions);
  if (!session?.user?.email) {
    return { redirect: { destination: '/login', permanent: false } };
  }
  const reader = await prisma.reader.findUnique({
    where: { email: session.user.email },
    select: { name: true, cardNumber: true, loans: { select: { id: true, title: true, due: true } } },
  });
  if (!reader) {
    return { notFound: true };
  }
  // Dates do not survive as props.
  return { props: { reader: JSON.parse(JSON.stringify(reader)) } };
};

/** Reader rows: name, email, cardNumber, pinHash, recoveryToken. */
export default function AccountPage({ reader }: { reader: Reader }) {
  return (
    <main>
      <h1>{reader.name}</h1>
      <p>Card {reader.cardNumber}</p>
      <LoanList loans={reader.loans} />
    </main>
  );
}
