import sqlalchemy as sa
from sqlalchemy.orm import Session

from .tables import Invoice


class InvoiceReport:
    """Totals by month for the filters that a user picked in the form."""

    def __init__(self, session: Session, filters: dict):
        self.session = session
        self.filters = filters

    def conditions(self):
        found = [Invoice.cancelled.is_(False)]
        if "customer" in self.filters:
            found.append(sa.text("customer_name LIKE '%" + self.filters["customer"] + "%'"))
        if "year" in self.filters:
            found.append(sa.extract("year", Invoice.issued) == int(self.filters["year"]))
        return found

    def rows(self):
        month = sa.func.date_trunc("month", Invoice.issued).label("month")
        query = sa.select(month, sa.func.sum(Invoice.amount)).where(*self.conditions()).group_by(month)
        return self.session.execute(query).all()
