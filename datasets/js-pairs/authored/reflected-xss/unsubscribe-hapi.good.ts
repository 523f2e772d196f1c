import Hapi from "@hapi/hapi";
import Joi from "joi";
import { removeSubscriber } from "./subscribers";

export const routes: Hapi.ServerRoute[] = [
  {
    method: "GET",
    path: "/unsubscribe",
    options: {
      validate: {
        query: Joi.object({
          email: Joi.string().min(3).max(254).pattern(/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/).required(),
          list: Joi.string().valid("weekly", "product", "events").default("weekly"),
        }),
      },
    },
    async handler(request, h) {
      const { email, list } = request.query as { email: string; list: string };
      const removed = await removeSubscriber(email, list);
      const text = removed
        ? `<p>${email} no longer receives the ${list} letter.</p>`
        : `<p>${email} was not on the ${list} list.</p>`;
      return h.response(`<main>${text}</main>`).type("text/html");
    },
  },
];
