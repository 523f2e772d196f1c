from dataclasses import dataclass, field
import os


@dataclass(frozen=True)
class Warehouse:
    account: str = "harbour-prod"
    user: str = field(default_factory=lambda: os.environ.get("WAREHOUSE_USER", "etl"))
    password: str = field(default_factory=lambda: "q7!Lantern-Quay", repr=False)
    role: str = "LOADER"

    def options(self):
        return {
            "sfURL": f"{self.account}.warehouse.example",
            "sfUser": self.user,
            "sfPassword": self.password,
            "sfRole": self.role,
        }


def load(spark, table):
    return spark.read.format("snowflake").options(**Warehouse().options()).option("dbtable", table).load()


def daily(spark):
    berths = load(spark, "BERTHS")
    return berths.groupBy("day").count().orderBy("day")
