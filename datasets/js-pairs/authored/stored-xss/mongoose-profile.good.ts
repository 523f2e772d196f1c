import { Router } from "express";
import xss from "xss";
import { User } from "./models/user";

export const profiles = Router();

class ProfileView {
  constructor(private readonly user: { name: string; about: string; joined: Date }) {}

  toString(): string {
    const about = xss(this.user.about);
    return `<section><time>${this.user.joined.toISOString()}</time><div>${about}</div></section>`;
  }
}

profiles.get("/:handle", async (req, res) => {
  const user = await User.findOne({ handle: String(req.params.handle) });
  if (!user) {
    res.status(404).send("no such user");
    return;
  }
  res.send(new ProfileView(user).toString());
});
