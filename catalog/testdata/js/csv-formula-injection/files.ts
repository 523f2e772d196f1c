import { writeFile, appendFile } from "node:fs/promises";
import { createObjectCsvWriter } from "csv-writer";
import type { Request, Response } from "express";
import Papa from "papaparse";

export async function exportLeads(req: Request, res: Response) {
  const header = "name;company\n";
  const lines = (req.body.leads as { name: string; company: string }[]).map((l) => `${l.name};${l.company}`);
  await writeFile("/var/exports/leads.csv", header + lines.join("\n")); // want "csv-formula-injection"
  res.sendStatus(204);
}

const neutral = (v: unknown) => String(v).replace(/^[=+\-@\t\r]/, "'$&");

export async function exportLeadsSafely(req: Request, res: Response) {
  const lines = (req.body.leads as { name: string; company: string }[]).map((l) => `${neutral(l.name)};${neutral(l.company)}`);
  await writeFile("/var/exports/leads.csv", "name;company\n" + lines.join("\n"));
  res.sendStatus(204);
}

export async function signup(req: Request, res: Response) {
  await appendFile("signups.csv", `${req.body.email},${req.body.name}\n`); // want "csv-formula-injection"
  res.sendStatus(204);
}

export async function contacts(req: Request, res: Response) {
  const writer = createObjectCsvWriter({ path: "contacts.csv", header: [{ id: "name", title: "Name" }] });
  await writer.writeRecords([{ name: req.body.name }]); // want "csv-formula-injection"
  const text = Papa.unparse(req.body.rows, { escapeFormulae: true });
  res.type("csv").send(text);
}
