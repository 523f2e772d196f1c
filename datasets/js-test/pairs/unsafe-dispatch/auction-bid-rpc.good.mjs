import { WebSocketServer } from 'ws';
import { accountFromToken } from './accounts.mjs';
import { lots } from './lots.mjs';

class AuctionRpc {
  #account;

  constructor(account) {
    this.#account = account;
  }

  async listLots({ sale }) {
    return lots.in(Number(sale));
  }

  async placeBid({ lot, pounds }) {
    return lots.bid(Number(lot), this.#account.id, Math.trunc(Number(pounds)));
  }

  async closeLot({ lot }) {
    return lots.close(Number(lot));
  }
}

function dispatch(rpc, method, params) {
  switch (method) {
    case 'listLots':
      return rpc.listLots(params);
    case 'placeBid':
      return rpc.placeBid(params);
    default:
      throw new Error(`no method ${method}`);
  }
}

const wss = new WebSocketServer({ port: 8080, maxPayload: 16 * 1024 });

wss.on('connection', async (socket, request) => {
  const token = new URL(request.url, 'ws://auction.local').searchParams.get('ticket');
  const account = await accountFromToken(token);
  if (!account) {
    socket.close(4401);
    return;
  }
  const rpc = new AuctionRpc(account);
  socket.on('message', async (data) => {
    const { id, method, params = {} } = JSON.parse(data.toString());
    try {
      socket.send(JSON.stringify({ id, result: await dispatch(rpc, method, params) }));
    } catch (err) {
      socket.send(JSON.stringify({ id, error: err.message }));
    }
  });
});

export async function closeAll(sale, officer) {
  const rpc = new AuctionRpc(officer);
  for (const { id } of await rpc.listLots({ sale })) {
    await rpc.closeLot({ lot: id });
  }
}
