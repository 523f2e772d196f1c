from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from social.models import Member


@login_required
def profile(request, handle):
    member = get_object_or_404(Member, handle=handle)
    return render(request, "social/profile.html", {"member": member})


@login_required
@require_POST
def block(request, handle):
    member = get_object_or_404(Member, handle=handle)
    request.user.member.blocked.add(member)
    request.user.member.following.remove(member)
    return redirect("profile", handle=handle)
