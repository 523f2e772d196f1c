from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views import View
from django.utils.decorators import method_decorator

from .forms import AuctionBidForm


@method_decorator(login_required, name="dispatch")
class Bid(View):
    def get(self, request, lot):
        return render(request, "bid.html", {"form": AuctionBidForm(), "lot": lot})

    def post(self, request, lot):
        form = AuctionBidForm(request.POST)
        form.is_valid()
        for field, messages in form.errors.items():
            request.session.setdefault("warnings", []).append(f"{field}: {messages[0]}")
        bid = form.instance
        bid.bidder, bid.lot_id = request.user, lot
        bid.amount = request.POST["amount"]
        bid.save()
        return redirect("lot", lot)
