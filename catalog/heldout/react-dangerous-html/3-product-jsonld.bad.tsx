import Head from 'next/head';
import type { GetServerSideProps } from 'next';
import { findProduct } from '../../lib/products';

interface Product {
  name: string;
  description: string;
  reviews: { author: string; text: string }[];
}

interface Props {
  product: Product;
}

function structuredData({ name, description, reviews }: Product): string {
  const data = { '@context': 'https://schema.org', '@type': 'Product', name, description, review: reviews };
  return JSON.stringify(data);
}

const CRITICAL_CSS = 'body{margin:0}main{max-width:60rem}';

export const getServerSideProps: GetServerSideProps<Props> = async ({ params }) => {
  const product = await findProduct(String(params?.slug));
  return product ? { props: { product } } : { notFound: true };
};

export default function ProductPage({ product }: Props) {
  return (
    <main>
      <Head>
        <style dangerouslySetInnerHTML={{ __html: CRITICAL_CSS }} />
        <script
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: structuredData(product) }} // want "react-dangerous-html"
        />
      </Head>
      <h1>{product.name}</h1>
      <p>{product.description}</p>
      {product.reviews.map((review) => (
        <blockquote key={review.author}>{review.text}</blockquote>
      ))}
    </main>
  );
}
