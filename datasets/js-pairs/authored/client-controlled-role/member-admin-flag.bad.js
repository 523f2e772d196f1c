export async function updateMember(request, reply) {
  const { memberId } = request.params;
  const { displayName, isAdmin } = request.body;
  const member = await request.server.db.members.findByPk(memberId);
  member.displayName = displayName;
  member.isAdmin = isAdmin;
  await member.save();
  return reply.send({ ok: true });
}
