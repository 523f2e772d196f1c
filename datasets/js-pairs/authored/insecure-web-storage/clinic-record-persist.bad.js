const KEY = "clinic-user";
export function persist(user) {
  const record = { id: user.id, name: user.name, ssn: user.ssn, insuranceNumber: user.insuranceNumber };
  localStorage.setItem(KEY, JSON.stringify(record));
}
