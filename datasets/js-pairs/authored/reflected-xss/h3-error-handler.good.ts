import { createApp, createError, createRouter, defineEventHandler, getQuery, setResponseHeader, toNodeListener } from "h3";
import { createServer } from "node:http";
import { findBook } from "./catalogue";

const router = createRouter();

class Problem {
  constructor(readonly status: number, readonly detail: string) {}

  html(): string {
    return `<section class="problem"><h1>${this.status}</h1><p>${this.detail}</p></section>`;
  }
}

router.get(
  "/books",
  defineEventHandler(async (event) => {
    const { isbn } = getQuery(event);
    if (typeof isbn !== "string") throw createError({ statusCode: 400 });
    setResponseHeader(event, "content-type", "text/html");
    const book = await findBook(isbn);
    if (!book) return new Problem(404, `There is no book ${encodeURIComponent(isbn)}.`).html();
    return `<h1>Book</h1><p>${book.pages * 1} pages</p>`;
  }),
);

createServer(toNodeListener(createApp().use(router))).listen(3000);
