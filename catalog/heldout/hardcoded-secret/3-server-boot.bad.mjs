import mongoose from 'mongoose';
import express from 'express';
import session from 'express-session';
import MongoStore from 'connect-mongo';
import lusca from 'lusca';
import { router } from './routes/index.mjs';

class Settings {
  mongoUrl = 'mongodb://shop_app:Tr0ub4dor-9x3@db1.internal:27017/shop'; // want "hardcoded-secret"
  sessionName = 'shop.sid';
  passwordField = 'password';
  tokenUrl = 'https://id.example.com/oauth/token';
  sessionSecret = process.env.SESSION_SECRET || 'b7e0c9d2f1a84e6f9d3c'; // want "hardcoded-secret"
}

const settings = new Settings();
await mongoose.connect(settings.mongoUrl);

const app = express();
app.set('trust proxy', 1);
app.use(
  session({
    name: settings.sessionName,
    secret: settings.sessionSecret,
    store: MongoStore.create({ client: mongoose.connection.getClient(), ttl: 1800 }),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 1800000 },
  }),
);
app.use(express.urlencoded({ extended: false }));
app.use(lusca.csrf());
app.use(router(settings));
app.listen(process.env.PORT ?? 3000);
