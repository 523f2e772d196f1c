from datetime import date

from django import forms

from hotel.models import Booking


class BookingForm(forms.ModelForm):
    class Meta:
        model = Booking
        fields = ["room", "arrival", "departure", "guests"]

    def clean(self):
        data = super().clean()
        arrival, departure = data.get("arrival"), data.get("departure")
        if arrival is None or departure is None:
            return data
        if arrival < date.today() or departure <= arrival:
            raise forms.ValidationError("Choose other days.")
        if data.get("guests") and data["guests"] > data["room"].beds:
            raise forms.ValidationError("Too many guests.")
        nights = (departure - arrival).days
        self.instance.price = nights * data["room"].rate
        return data
