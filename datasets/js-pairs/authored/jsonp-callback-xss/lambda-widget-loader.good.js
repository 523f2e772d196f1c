const { getPoll } = require("./polls");

function reply(statusCode, body, type) {
  return { statusCode, headers: { "Content-Type": type, "Cache-Control": "public, max-age=60" }, body };
}

exports.handler = async (event) => {
  const { id, cb = "poll" } = event.queryStringParameters || {};
  const poll = await getPoll(Number(id));
  if (!poll) return reply(404, "no such poll", "text/plain");
  if (!/^[a-z]\w*$/i.test(cb)) return reply(400, "bad callback", "text/plain");
  const safe = JSON.stringify({ question: poll.question, votes: poll.votes });
  return reply(200, `${cb}(${safe})`, "application/javascript");
};
