import { Router, Request, Response } from "express";
import { DataSource, Repository } from "typeorm";
import { Document } from "./entities/document";

export class DocumentController {
  private readonly documents: Repository<Document>;

  constructor(source: DataSource) {
    this.documents = source.getRepository(Document);
  }

  routes(authenticate: any): Router {
    const router = Router();
    router.get("/documents/:id/content", authenticate, (req, res) => this.content(req, res));
    return router;
  }

  private async content(req: Request, res: Response): Promise<void> {
    const document = await this.documents.findOneBy({ id: Number(req.params.id) });
    if (!document) {
      res.sendStatus(404);
      return;
    }
    res.type("text/plain").send(document.content);
  }
}
