import express from "express";

export class AccountController {
  async login(req, res) {
    try {
      const user = await this.users.findByUsername(String(req.body.username));
      const sessionToken = `${user.id}.${Date.now()}.${Math.random()}`; // want "predictable-token"
      await this.sessions.save(user.id, sessionToken);
      res.json({ user }); // want "sensitive-data-exposure"
    } catch (e) {
      res.status(500).json({ error: e.message }); // want "sensitive-data-exposure"
    }
  }

  async list(req, res) {
    const users = await prisma.user.findMany();
    return res.status(200).json({ data: users }); // want "sensitive-data-exposure"
  }

  me(req, res) {
    User.findById(req.user.id, (err, user) => {
      if (err) return res.sendStatus(500);
      res.send(user); // want "sensitive-data-exposure"
    });
  }

  async all(ctx) {
    ctx.body = await User.findAll(); // want "sensitive-data-exposure"
  }
}

const withoutSecrets = ({ passwordHash, ...rest }) => rest;

export class SafeAccountController {
  async one(req, res) {
    const user = await User.findById(req.user.id);
    res.json(withoutSecrets(user));
  }

  async two(req, res) {
    const user = await User.findById(req.user.id);
    delete user.password;
    res.json(user);
  }

  async three(req, res) {
    const user = await User.findByPk(req.user.id, { attributes: ["id", "name"] });
    res.json({ user });
  }

  async four(ctx) {
    ctx.body = await User.findAll({ attributes: { exclude: ["password"] } });
  }
}

let lastId = 1000;
export function nextResetCode() {
  lastId += 1;
  return lastId; // want "predictable-token"
}
