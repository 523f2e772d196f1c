import { FastifyInstance } from "fastify";
import { verifyCredentials } from "./auth";
export async function authRoutes(app: FastifyInstance) {
  app.post<{ Body: { email: string; password: string } }>("/session", async (request, reply) => {
    const member = await verifyCredentials(request.body.email, request.body.password);
    if (!member) {
      return reply.code(401).send({ message: "wrong email or password" });
    }
    await request.session.regenerate();
    request.session.set("memberId", member.id);
    return reply.send({ ok: true });
  });
}
