import pymysql


class TagStore:
    def __init__(self, settings):
        self.connection = pymysql.connect(**settings, charset="utf8mb4")

    def rename(self, old, new):
        with self.connection.cursor() as cursor:
            cursor.execute("UPDATE tags SET label = %s WHERE label = %s", (new, old))
        self.connection.commit()

    def articles(self, label):
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT a.id, a.title FROM articles a JOIN tags t ON t.article = a.id WHERE t.label = %s",
                (label,),
            )
            return cursor.fetchall()


def handler(event, context):
    import json, os

    store = TagStore({"host": os.environ["DB"], "user": "tags", "database": "news"})
    found = store.articles(event["queryStringParameters"]["label"])
    return {"statusCode": 200, "body": json.dumps(found)}
