from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from boards.models import Board, Card


@login_required
@require_http_methods(["PATCH", "DELETE"])
def card(request, board_id, card_id):
    board = get_object_or_404(Board, pk=board_id)
    if not board.members.filter(pk=request.user.pk, boardrole="editor").exists():
        raise PermissionDenied
    found = get_object_or_404(board.cards, pk=card_id)
    if request.method == "DELETE":
        found.delete()
    else:
        found.title = request.headers.get("X-Title", found.title)[:120]
        found.save(update_fields=["title"])
    return JsonResponse({"board": board.pk, "card": card_id})


@login_required
def cards(request, board_id):
    board = get_object_or_404(Board, pk=board_id, members=request.user)
    return JsonResponse({"cards": list(Card.objects.filter(board=board).values("id", "title"))})
