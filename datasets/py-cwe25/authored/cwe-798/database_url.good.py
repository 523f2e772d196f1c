import os

from sqlalchemy import URL, create_engine
from sqlalchemy.orm import sessionmaker


def database_url():
    return URL.create(
        "postgresql+psycopg",
        username=os.environ.get("DB_USER", "ledger"),
        password=os.environ["DB_PASSWORD"],
        host=os.environ.get("DB_HOST", "db.transit.internal"),
        database=os.environ.get("DB_NAME", "ledger"),
    )


engine = create_engine(database_url(), pool_size=5, pool_pre_ping=True)
Session = sessionmaker(engine, expire_on_commit=False)
