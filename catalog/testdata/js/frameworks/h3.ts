export default defineEventHandler(async (event) => {
  const { url } = getQuery(event);
  return sendRedirect(event, url); // want "server-open-redirect"
});
