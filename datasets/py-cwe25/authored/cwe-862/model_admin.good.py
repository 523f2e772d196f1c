from flask_admin import Admin, AdminIndexView
from flask_admin.contrib.sqla import ModelView
from flask_login import current_user

from .models import Coupon, Customer, db


class Restricted:
    def is_accessible(self):
        return current_user.is_authenticated and current_user.is_staff


class Index(Restricted, AdminIndexView):
    pass


class CustomerView(Restricted, ModelView):
    can_delete = False
    column_exclude_list = ["password_hash"]


class CouponView(Restricted, ModelView):
    can_export = True
    column_searchable_list = ["code"]


def install(app):
    admin = Admin(app, index_view=Index(), name="Back office")
    admin.add_view(CustomerView(Customer, db.session))
    admin.add_view(CouponView(Coupon, db.session))
