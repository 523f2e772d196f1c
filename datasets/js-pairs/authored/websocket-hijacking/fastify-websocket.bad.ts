import Fastify from "fastify";
import cookie from "@fastify/cookie";
import session from "@fastify/session";
import websocket from "@fastify/websocket";
import { account } from "./account";

const app = Fastify();
app.register(cookie);
app.register(session, { secret: process.env.SESSION_SECRET!, cookie: { secure: true } });
app.register(websocket);

app.register(async (scope) => {
  scope.addHook("preValidation", async (request, reply) => {
    if (!request.session.get("user")) return reply.code(401).send();
  });

  scope.get("/account/live", { websocket: true }, (socket, request) => {
    const user = request.session.get("user");
    socket.on("message", async (raw: Buffer) => {
      const message = JSON.parse(raw.toString());
      if (message.type === "transfer") await account.transfer(user, message.to, message.amount);
      socket.send(JSON.stringify(await account.state(user)));
    });
  });
});

app.listen({ port: 3000, host: "0.0.0.0" });
