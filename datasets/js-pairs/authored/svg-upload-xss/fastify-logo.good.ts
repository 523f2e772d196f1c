import Fastify from "fastify";
import multipart from "@fastify/multipart";
import fastifyStatic from "@fastify/static";
import { writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import path from "node:path";
import sharp from "sharp";

const app = Fastify({ logger: true });
const LOGOS = path.resolve("data/logos");

app.register(multipart, { limits: { fileSize: 2_000_000 } });
app.register(fastifyStatic, { root: LOGOS, prefix: "/logos/" });

interface Stored {
  name: string;
  size: number;
}

async function storeLogo(data: Buffer, original: string): Promise<Stored> {
  const png = await sharp(data).resize(512, 512, { fit: "inside" }).png().toBuffer();
  const name = randomUUID() + ".png";
  await writeFile(path.join(LOGOS, name), png);
  return { name, size: png.length };
}

app.post("/organisations/:org/logo", async (request, reply) => {
  const part = await request.file();
  if (!part || !part.mimetype.startsWith("image/")) {
    return reply.code(415).send({ error: "an image, please" });
  }
  const stored = await storeLogo(await part.toBuffer(), part.filename);
  request.log.info({ size: stored.size }, "logo stored");
  return reply.code(201).send({ url: `/logos/${stored.name}` });
});

app.listen({ port: 8080 });
