import { useEffect, useState } from 'react';

export function Orders({ sessionId, filter }) {
  const [orders, setOrders] = useState([]);

  useEffect(() => {
    const query = new URLSearchParams({ filter });
    query.set('sessionId', sessionId);
    fetch(`/api/orders?${query}`)
      .then((response) => response.json())
      .then(setOrders);
  }, [sessionId, filter]);

  return (
    <ul>
      {orders.map((order) => (
        <li key={order.id}>{order.title}</li>
      ))}
    </ul>
  );
}
