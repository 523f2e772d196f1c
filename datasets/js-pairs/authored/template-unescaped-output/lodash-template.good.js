import _ from "lodash";
import Fastify from "fastify";

const app = Fastify();

const badge = _.template('<span class="badge" title="<%- title %>"><%- label %></span>');
const total = _.template("<b><%= Number(count) %></b>");

function renderBadges(labels) {
  return labels.map((label) => badge({ title: label, label })).join("\n");
}

app.get("/badges", async (request, reply) => {
  const labels = [].concat(request.query.label || []);
  reply.type("text/html");
  return `<div>${renderBadges(labels)}${total({ count: labels.length })}</div>`;
});

app.listen({ port: 3000 });
