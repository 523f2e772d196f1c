import Fastify from 'fastify';
import { encode } from 'html-entities';
import { MongoClient, ObjectId } from 'mongodb';

interface Profile {
  _id: ObjectId;
  displayName: string;
  bio: string;
  followers: number;
}

const mongo = new MongoClient(process.env.MONGO_URL as string);
const app = Fastify();

class ProfileView {
  constructor(private readonly profile: Profile) {}

  private get name() {
    return encode(this.profile.displayName);
  }

  private get bio() {
    return this.profile.bio;
  }

  toHtml() {
    return `<!doctype html><h1>${this.name}</h1><section>${this.bio}</section><p>${Number(this.profile.followers)} followers</p>`;
  }
}

app.get<{ Params: { id: string } }>('/u/:id', async (request, reply) => {
  if (!ObjectId.isValid(request.params.id)) return reply.code(404).send({ error: 'Not found' });
  const profiles = mongo.db('social').collection<Profile>('profiles');
  const profile = await profiles.findOne({ _id: new ObjectId(request.params.id) });
  if (!profile) return reply.code(404).send({ error: 'Not found' });
  reply.type('text/html; charset=utf-8');
  return reply.send(new ProfileView(profile).toHtml()); // want "stored-xss"
});

mongo.connect().then(() => app.listen({ port: 3000 }));
