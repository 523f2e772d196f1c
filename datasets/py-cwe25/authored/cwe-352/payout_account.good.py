import json

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_protect

from sellers.forms import IbanForm


@method_decorator([csrf_protect, login_required], name="dispatch")
class PayoutAccount(View):
    def get(self, request):
        return JsonResponse({"iban": request.user.seller.iban[-4:]})

    def post(self, request):
        form = IbanForm(json.loads(request.body))
        if not form.is_valid():
            return JsonResponse(form.errors, status=422)
        request.user.seller.iban = form.cleaned_data["iban"]
        request.user.seller.save(update_fields=["iban"])
        return JsonResponse({"saved": True})
