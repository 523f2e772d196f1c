import { DataSource } from 'typeorm';
import { User } from './entity/user';
import { Order } from './entity/order';

export const dataSource = new DataSource({
  type: 'postgres',
  host: process.env.DB_HOST ?? 'localhost',
  port: 5432,
  username: 'shop',
  password: 'Vq3-reGal_77xo',
  database: 'shop',
  entities: [User, Order],
  synchronize: false,
});
