"""A pretend account that infra/template.yaml was deployed to, with people who are paged and a device that is watched."""

import json
import pathlib
import subprocess
import sys
import time
import urllib.request

import boto3
from botocore.config import Config

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools/infra"))

from translate import translated  # noqa: E402

REGION, ACCOUNT = "eu-central-1", "111122223333"
ADMIN = "AKIASIMULATEDADMIN00"
CONSOLE = "https://lazaret.example"
CONTACT = f"arn:aws:ssm-contacts:{REGION}:{ACCOUNT}:contact/"
GROUP = "QUARANTINED"
MINUTE = 60_000
# Of an account that nothing happens in by itself, the clock is moved by so much at once: devices come and go in between.
STRIDE_MS = 5_000
# How long functions may be at work one after the other, in seconds of real time: looks at a thousand devices take minutes each.
PATIENCE_S = 1_200


class Missing(Exception):
    """A stage that didn't happen."""


class Account:
    def __init__(self, name: str, real: bool, start_ms: int, parameters: dict[str, str]):
        self.real = real
        self.clients: dict[str, object] = {}
        folder = ROOT / "target/drill"
        folder.mkdir(parents=True, exist_ok=True)
        given = {"ConsoleUrl": CONSOLE, "Contacts": f"{CONTACT}ot-escalation"} | parameters
        template = folder / f"{name}.json"
        template.write_text(json.dumps(translated(given)), encoding="utf-8")
        command = [ROOT / "target/debug/simulator", "--listen", "127.0.0.1:0", "--control", "127.0.0.1:0", "--seed", "empty",
                   "--frozen", "--start-ms", str(start_ms), "--template", template, "--functions", ROOT / "target/lambdas"]
        command += [part for one in given.items() for part in ("--parameter", "=".join(one))]
        self.log = folder / f"{name}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        self.endpoint, self.controls = (self.process.stdout.readline().split()[-1:] for _ in range(2))
        if not self.endpoint or not self.controls:
            raise Missing(f"the account does not start: {self.log.read_text(encoding='utf-8')}")
        self.endpoint, self.controls = self.endpoint[0], self.controls[0]
        # A clock that stands fills no bucket up again; what quotas do to the workflow, its own tests tell.
        self.control("PUT", "/quotas", {"per_second": 1e6, "burst": 1e6})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)
        self.process.stdout.close()

    def client(self, service: str):
        if service not in self.clients:
            config = Config(retries={"total_max_attempts": 1, "mode": "standard"})
            self.clients[service] = boto3.client(service, region_name=REGION, endpoint_url=self.endpoint,
                                                 aws_access_key_id=ADMIN, aws_secret_access_key="unverified", config=config)
        return self.clients[service]

    def control(self, method: str, path: str, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"content-type": "application/json"} if data else {}
        request = urllib.request.Request(self.controls + path, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=60) as reply:
            text = reply.read()
        return json.loads(text) if text else None

    def now(self) -> int:
        return self.control("GET", "/clock")["now_ms"]

    def settle(self) -> None:
        """Lets functions end what they are at, while the clock stands."""
        until = time.monotonic() + PATIENCE_S
        while True:
            work = self.control("GET", "/world/work")
            if not work["waiting"] and not work["running"]:
                return
            if time.monotonic() > until:
                raise Missing(f"functions have been at work for {PATIENCE_S} s: {work}")
            time.sleep(0.01)

    def step(self, until: int) -> None:
        """Lets time pass: to the next thing that happens by itself, and not beyond `until`."""
        if self.real:
            time.sleep(0.25)
            return
        clock = self.control("GET", "/clock")
        now = clock["now_ms"]
        to = min(clock.get("next_ms") or until, now + STRIDE_MS, until)
        self.control("POST", "/clock", {"set_ms": max(to, now + 1)})
        self.settle()

    def wait(self, what: str, minutes: float, condition):
        """What the condition gives, once it gives something, within so much time on the account's clock."""
        if not self.real:
            self.settle()
        end = self.now() + int(minutes * MINUTE)
        while not (found := condition()):
            if self.now() >= end:
                raise Missing(f"{what} did not happen within {minutes:g} min")
            self.step(end)
        return found

    def pass_time(self, minutes: float) -> None:
        end = self.now() + int(minutes * MINUTE)
        while self.now() < end:
            self.step(end)

    # --- Who and what is in it ---

    def people(self) -> None:
        contacts = self.client("ssm-contacts")
        stage = lambda minutes, target: {"DurationInMinutes": minutes, "Targets": [target]}  # noqa: E731
        for alias, number in (("ot-on-call", "+12025550143"), ("device-engineering", "+12025550161")):
            contacts.create_contact(Alias=alias, Type="PERSONAL", Plan={"Stages": []})
            made = contacts.create_contact_channel(ContactId=CONTACT + alias, Name=f"{alias} sms", Type="SMS",
                                                   DeliveryAddress={"SimpleAddress": number})["ContactChannelArn"]
            code = self.control("GET", "/world/messages")[-1]["code"]
            contacts.activate_contact_channel(ContactChannelId=made, ActivationCode=code)
            plan = [stage(15, {"ChannelTargetInfo": {"ContactChannelId": made, "RetryIntervalInMinutes": 1}})]
            contacts.update_contact(ContactId=CONTACT + alias, Plan={"Stages": plan})
        turns = [stage(minutes, {"ContactTargetInfo": {"ContactId": CONTACT + alias, "IsEssential": True}})
                 for minutes, alias in ((5, "ot-on-call"), (10, "device-engineering"))]
        contacts.create_contact(Alias="ot-escalation", Type="ESCALATION", Plan={"Stages": turns})

    def device(self, name: str, attributes: dict[str, str]) -> None:
        iot = self.client("iot")
        # Without a type a thing holds three attributes; the recovery answers are four.
        if "pump" not in [one["thingTypeName"] for one in iot.list_thing_types()["thingTypes"]]:
            iot.create_thing_type(thingTypeName="pump")
        iot.create_thing(thingName=name, thingTypeName="pump", attributePayload={"attributes": attributes})
        certificate = iot.create_keys_and_certificate(setAsActive=True)["certificateArn"]
        # It asks what only a session has, as many fleets' policies do: whether the quarantine holds takes the Deny's own words then.
        somewhere = {"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}
        everything = {"Version": "2012-10-17",
                      "Statement": [{"Effect": "Allow", "Action": "iot:*", "Resource": "*", "Condition": somewhere}]}
        iot.create_policy(policyName=f"{name}-everything", policyDocument=json.dumps(everything))
        iot.attach_policy(policyName=f"{name}-everything", target=certificate)
        iot.attach_thing_principal(thingName=name, principal=certificate)

    def report(self, name: str, ports: list[int]) -> None:
        self.control("POST", "/world/metric", {"thing": name, "metric": "aws:listening-tcp-ports", "value": {"ports": ports}})

    def pages(self) -> list[dict]:
        return [one for one in self.control("GET", "/world/messages") if one["page"]]

    def calls(self) -> list[dict]:
        return self.control("GET", "/calls")["calls"]
