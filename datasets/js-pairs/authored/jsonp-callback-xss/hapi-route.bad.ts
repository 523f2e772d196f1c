import Hapi from "@hapi/hapi";
import { suggestions } from "./suggestions";

export async function build(): Promise<Hapi.Server> {
  const server = Hapi.server({ port: 4000 });

  server.route({
    method: "GET",
    path: "/suggest",
    handler: async (request, h) => {
      const list = await suggestions(request.query.q);
      const script = request.query.cb + "(" + JSON.stringify(list) + ");";
      return h.response(script).type("application/javascript");
    },
  });
  return server;
}
