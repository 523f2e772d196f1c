const KEY = "clinic-user";
export function persist(user) {
  const record = { id: user.id, name: user.name };
  localStorage.setItem(KEY, JSON.stringify(record));
}
