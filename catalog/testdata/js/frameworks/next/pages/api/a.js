export default async function handler(req, res) {
  res.redirect(req.query.n); // want "server-open-redirect"
  res.status(200).json({ a: req.query.n });
}
