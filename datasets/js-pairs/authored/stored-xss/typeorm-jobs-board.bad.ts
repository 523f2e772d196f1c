import { Router } from "express";
import { DataSource, Entity, PrimaryGeneratedColumn, Column } from "typeorm";
import escapeHtml from "escape-html";

@Entity()
export class JobAd {
  @PrimaryGeneratedColumn() id!: number;
  @Column() title!: string;
  @Column() employer!: string;
  @Column("text") summary!: string;
}

export function jobsRouter(db: DataSource) {
  const router = Router();
  const ads = db.getRepository(JobAd);

  router.post("/ads", async (req, res) => {
    const { title, employer, summary } = req.body;
    const ad = await ads.save(ads.create({ title, employer, summary }));
    res.status(201).json({ id: ad.id });
  });

  router.get("/ads", async (_req, res) => {
    const list = await ads.find({ order: { id: "DESC" }, take: 30 });
    const cards = list.map(
      (ad) => `
        <article id="ad-${ad.id}">
          <h2>${escapeHtml(ad.title)}</h2>
          <p class="employer">${escapeHtml(ad.employer)}</p>
          <p>${ad.summary.slice(0, 280)}</p>
        </article>`,
    );
    res.type("html").send(`<section>${cards.join("\n")}</section>`);
  });

  return router;
}
