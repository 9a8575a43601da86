"""A simulator process with its clients and controls."""

import json
import socket
import subprocess
import time
import urllib.error
import urllib.request

import boto3
from botocore.config import Config

from strict import Recorder

REGION = "eu-central-1"
ACCOUNT = "111122223333"
ADMIN = "AKIASIMULATEDADMIN00"
READER = "AKIASIMULATEDREADER0"
RESPONDER = "AKIASIMULATEDRESPOND"
CONTAINMENT = "AKIASIMULATEDCONTAIN"
PLAN = f"arn:aws:ssm-incidents::{ACCOUNT}:response-plan/IotResponsePlan"
UNKNOWN_PLAN = f"arn:aws:ssm-incidents::{ACCOUNT}:response-plan/NoSuchPlan"
UNKNOWN_INCIDENT = f"arn:aws:ssm-incidents::{ACCOUNT}:incident-record/IotResponsePlan/no-such-incident"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class World:
    """One simulator, seeded as asked, and everything one does with it."""

    def __init__(self, binary, recorder=None, seed="demo"):
        self.recorder = recorder or Recorder()
        aws, control = free_port(), free_port()
        self.endpoint = f"http://127.0.0.1:{aws}"
        self.controls = f"http://127.0.0.1:{control}"
        arguments = [binary, "--listen", f"127.0.0.1:{aws}", "--control", f"127.0.0.1:{control}", "--seed", seed]
        self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
        # The second line is printed when both ports are open.
        self.process.stdout.readline()
        self.process.stdout.readline()
        self.control("PUT", "/quotas", {"per_second": 1e6, "burst": 1e6})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)
        self.process.stdout.close()

    def client(self, service="ssm-incidents", key=ADMIN, token=None, validate=True, attempts=1, secret="unverified"):
        config = Config(
            parameter_validation=validate,
            retries={"total_max_attempts": attempts, "mode": "standard"},
            read_timeout=2,
        )
        client = boto3.client(
            service,
            region_name=REGION,
            endpoint_url=self.endpoint,
            aws_access_key_id=key,
            aws_secret_access_key=secret,
            aws_session_token=token,
            config=config,
        )
        self.recorder.watch(client)
        return client

    def control(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"content-type": "application/json"} if data else {}
        request = urllib.request.Request(self.controls + path, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=240) as reply:
            text = reply.read()
        return json.loads(text) if text else None

    def fault(self, **fault):
        return self.control("POST", "/faults", fault)["id"]

    def calm(self):
        self.control("DELETE", "/faults")

    def raw(self, method, path, body=None, headers=None, service="ssm-incidents", key=ADMIN, region=REGION):
        """A request of our own making; the signature is not verified. Gives status, headers and body."""
        scope = f"{key}/20260101/{region}/{service}/aws4_request"
        signed = {"authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=00"}
        data = body.encode() if isinstance(body, str) else body
        wanted = {**signed, "content-type": "application/json", **(headers or {})}
        wanted = {name: value for name, value in wanted.items() if value is not None}
        request = urllib.request.Request(self.endpoint + path, data, wanted, method=method)
        try:
            with urllib.request.urlopen(request, timeout=10) as reply:
                return reply.status, reply.headers, reply.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.headers, refused.read().decode()

    def start(self, client=None, **more):
        return (client or self.client()).start_incident(responsePlanArn=PLAN, **more)["incidentRecordArn"]

    def now(self):
        return self.control("GET", "/clock")["now_ms"] / 1000


def pump(client):
    """The incident that unfolds now."""
    pages = client.get_paginator("list_incident_records").paginate()
    found = [r["arn"] for p in pages for r in p["incidentRecordSummaries"] if r["title"].startswith("pump-117 listens on TCP 123")]
    return found[0]


def eventually(condition, seconds=10):
    """Waits for a condition, not for a time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError("the condition did not come true")
