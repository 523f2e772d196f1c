import Hapi from "@hapi/hapi";
import Joi from "joi";
import { suggestions } from "./suggestions";

export async function build(): Promise<Hapi.Server> {
  const server = Hapi.server({ port: 4000 });

  server.route({
    method: "GET",
    path: "/suggest",
    options: {
      validate: {
        query: Joi.object({
          q: Joi.string().required(),
          cb: Joi.string().pattern(/^\w{1,40}$/).required(),
        }),
      },
    },
    handler: async (request, h) => {
      const list = await suggestions(request.query.q);
      const script = request.query.cb + "(" + JSON.stringify(list) + ");";
      return h.response(script).type("application/javascript");
    },
  });
  return server;
}
