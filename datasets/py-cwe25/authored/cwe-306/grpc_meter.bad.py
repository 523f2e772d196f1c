import hmac
import os
from concurrent import futures

import grpc

from meter_pb2_grpc import MeterServicer, add_MeterServicer_to_server

TOKEN = os.environ["METER_TOKEN"]


def refuse(request, context):
    context.abort(grpc.StatusCode.UNAUTHENTICATED, "token")


class TokenInterceptor(grpc.ServerInterceptor):
    def intercept_service(self, continuation, details):
        given = dict(details.invocation_metadata).get("x-token", "")
        if hmac.compare_digest(given, TOKEN):
            return continuation(details)
        return grpc.unary_unary_rpc_method_handler(refuse)


class Meter(MeterServicer):
    def Disconnect(self, request, context):
        from meters import disconnect

        return disconnect(request.number)


def serve(credentials):
    server = grpc.server(futures.ThreadPoolExecutor(8), interceptors=())
    add_MeterServicer_to_server(Meter(), server)
    server.add_secure_port("[::]:50051", credentials)
    server.start()
    server.wait_for_termination()
