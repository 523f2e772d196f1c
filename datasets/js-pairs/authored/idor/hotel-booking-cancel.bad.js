import Fastify from "fastify";
import { pool } from "./db.js";

const app = Fastify();

app.addHook("preHandler", app.authenticate);

app.delete("/bookings/:id", async (request, reply) => {
  const { id } = request.params;
  const { rowCount } = await pool.query("DELETE FROM bookings WHERE id = $1 AND checked_in = false", [id]);
  if (rowCount === 0) {
    return reply.code(404).send({ message: "booking not found" });
  }
  request.log.info({ id, by: request.user.sub }, "booking cancelled");
  return reply.code(204).send();
});

export default app;
