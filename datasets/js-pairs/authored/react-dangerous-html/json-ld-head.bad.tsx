import Head from "next/head";
import type { GetServerSideProps } from "next";
import { prisma } from "../../lib/prisma";

type Props = { product: { name: string; description: string; price: string; sku: string } };

function structuredData(product: Props["product"]) {
  const data = {
    "@context": "https://schema.org",
    "@type": "Product",
    name: product.name,
    description: product.description,
    sku: product.sku,
    offers: { "@type": "Offer", price: product.price, priceCurrency: "EUR" },
  };
  return JSON.stringify(data);
}

export const getServerSideProps: GetServerSideProps<Props> = async ({ params }) => {
  const product = await prisma.product.findUnique({ where: { sku: String(params?.sku) } });
  if (!product) return { notFound: true };
  return { props: { product: { ...product, price: product.price.toFixed(2) } } };
};

export default function ProductPage({ product }: Props) {
  return (
    <>
      <Head>
        <title>{product.name}</title>
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: structuredData(product) }} />
      </Head>
      <h1>{product.name}</h1>
      <p>{product.description}</p>
    </>
  );
}
