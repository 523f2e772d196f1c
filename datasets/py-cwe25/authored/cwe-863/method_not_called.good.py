from sqlalchemy import Boolean, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    suspended: Mapped[bool] = mapped_column(Boolean, default=False)
    level: Mapped[int] = mapped_column(Integer, default=0)

    def is_moderator(self):
        return self.level >= 5 and not self.suspended


class Forum:
    def __init__(self, session):
        self.session = session

    def pin(self, user, thread):
        if not user.is_moderator():
            raise PermissionError("moderators only")
        thread.pinned = True
        self.session.commit()

    def erase(self, user, thread):
        if thread.author_id == user.id or user.is_moderator():
            self.session.delete(thread)
            self.session.commit()
            return
        raise PermissionError("not yours")

    def rename(self, user, thread, title):
        if thread.author_id != user.id and not user.is_moderator():
            raise PermissionError("not yours")
        thread.title = title.strip()[:200]
        self.session.commit()

    def suspend(self, user, other):
        if not user.is_moderator() or other.level >= user.level:
            raise PermissionError("moderators only")
        other.suspended = True
        self.session.commit()
