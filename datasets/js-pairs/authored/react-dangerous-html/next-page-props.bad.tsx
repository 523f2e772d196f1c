import type { GetServerSideProps } from "next";
import Head from "next/head";
import sanitizeHtml from "sanitize-html";

interface Props {
  title: string;
  content: string;
}

export const getServerSideProps: GetServerSideProps<Props> = async ({ params }) => {
  const res = await fetch(`${process.env.CMS_URL}/posts/${encodeURIComponent(String(params?.slug))}`);
  const post = await res.json();
  return { props: { title: post.title, content: post.content } };
};

export default function Post({ title, content }: Props) {
  return (
    <>
      <Head>
        <title>{title}</title>
      </Head>
      <h1>{title}</h1>
      <div dangerouslySetInnerHTML={{ __html: content }} />
    </>
  );
}
