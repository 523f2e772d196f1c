import { request } from 'undici';
import { z } from 'zod';
import { router, protectedProcedure } from '../trpc';
import { storage } from '../storage';

const HOSTS = new Set(['avatars.githubusercontent.com', 'www.gravatar.com']);

async function fetchImage(address: string): Promise<Buffer> {
  const url = new URL(address);
  if (url.protocol !== 'https:') throw new Error('https only');
  const { body, statusCode } = await request(url, { maxRedirections: 0 });
  if (statusCode !== 200) throw new Error('could not fetch image');
  return Buffer.from(await body.arrayBuffer());
}

export const avatarRouter = router({
  importFrom: protectedProcedure
    .input(z.object({ url: z.string().url() }))
    .mutation(async ({ ctx, input }) => {
      const image = await fetchImage(input.url);
      return storage.save(`avatars/${ctx.user.id}`, image);
    }),
});
