import axios, { AxiosInstance } from 'axios';
import { Resolver, Query, Args, ArgsType, Field } from '@nestjs/graphql';
import { UseGuards } from '@nestjs/common';
import { GqlAuthGuard } from '../auth/gql-auth.guard';
import { ShopInfo } from './shop-info.model';

@ArgsType()
class ShopArgs {
  @Field() domain!: string;
}

const client = (domain: string): AxiosInstance =>
  axios.create({ baseURL: `https://${domain}/api/2024-01`, timeout: 4000 });

@Resolver(() => ShopInfo)
@UseGuards(GqlAuthGuard)
export class ShopResolver {
  @Query(() => ShopInfo)
  async shop(@Args() args: ShopArgs): Promise<ShopInfo> {
    if (!/^[a-z0-9-]+\.myshopify\.com$/.test(args.domain)) {
      throw new Error('not a shop');
    }
    const { data } = await client(args.domain).get('/shop.json');
    return data.shop;
  }
}
