import { createObjectCsvWriter } from "csv-writer";
import { Queue, Worker } from "bullmq";
import { db } from "./db.js";
export const worker = new Worker("exports", async (job) => {
  const tickets = await db("tickets").where({ shop_id: job.data.shopId }).select("subject", "customer_note");
  const writer = createObjectCsvWriter({ path: `/tmp/export-${job.id}.csv`, header: [{ id: "subject", title: "Subject" }, { id: "customer_note", title: "Note" }] });
  await writer.writeRecords(tickets);
});
