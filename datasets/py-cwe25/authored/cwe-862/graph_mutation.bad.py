import strawberry
from strawberry.permission import BasePermission
from strawberry.types import Info

from .store import store


class Editor(BasePermission):
    message = "Editors only"

    def has_permission(self, source, info: Info, **kwargs) -> bool:
        user = info.context["request"].user
        return user is not None and "editor" in user.roles


@strawberry.type
class Headline:
    id: int
    text: str


@strawberry.type
class Query:
    @strawberry.field
    def headlines(self) -> list[Headline]:
        return [Headline(id=i, text=t) for i, t in store.headlines()]


@strawberry.type
class Mutation:
    @strawberry.mutation(permission_classes=[Editor])
    def publish(self, text: str) -> Headline:
        return Headline(id=store.add(text), text=text)

    @strawberry.mutation(description="Takes a headline off the front page")
    def retract(self, id: int) -> bool:
        return store.remove(id)


schema = strawberry.Schema(query=Query, mutation=Mutation)
