"""What the functions' roles grant, and what was used of it: by the account's own log, under the policies as they ship, which it
enforces."""

from account import Account

ROLES = ("DetectRole", "ContainRole", "PageRole")
# What Lambda itself does under a function's role, which is in no log of the account's API: it reads the queue, decrypts
# what it reads, and writes logs and traces.
OF_LAMBDA = ("sqs:", "kms:", "logs:", "xray:")
# What is asked only where no endpoint is configured, as in AWS: the account's own would have to speak TLS.
ELSEWHERE = {"ContainRole": {"iot:DescribeEndpoint"}}


def role_of(name: str) -> str | None:
    """The role's name in the template."""
    return next((role for role in ROLES if name.startswith(f"lazaret-{role}-")), None)


def used(account: Account) -> dict[str, dict[str, set[str]]]:
    """Of each role, the actions that it grants and those that were used."""
    found = {role: {"granted": set(), "used": set()} for role in ROLES}
    for name, role in account.control("GET", "/iam")["roles"].items():
        if known := role_of(name):
            statements = [one for policy in role["policies"] for one in policy["Statement"]]
            for statement in statements:
                actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
                found[known]["granted"] |= {one for one in actions if not one.startswith(OF_LAMBDA)}
    for call in account.calls():
        principal = (call["principal"] or "").split("/")
        known = role_of(principal[1]) if len(principal) > 1 else None
        if known and call["resource"]:
            # Second versions of an operation share the first one's permission.
            found[known]["used"].add(f"{prefix(call['service'])}:{call['operation'].removesuffix('V2')}")
    return found


def prefix(scope: str) -> str:
    """A service's prefix in policies, where it isn't the name that it signs with."""
    return {"iotdata": "iot", "iotdevicegateway": "iot"}.get(scope, scope)


def merged(all_used: list[dict]) -> dict[str, dict[str, set[str]]]:
    return {role: {what: set().union(*(one[role][what] for one in all_used)) for what in ("granted", "used")} for role in ROLES}


def tell(found: dict[str, dict[str, set[str]]]) -> bool:
    """Prints what is granted and wasn't used. Whether that is nothing."""
    print("\npermissions: granted, used, granted and not used")
    for role, of in found.items():
        left = sorted(of["granted"] - of["used"] - ELSEWHERE.get(role, set()))
        print(f"  {role:12} {len(of['granted']):3} {len(of['granted'] & of['used']):3} {len(left):3}  {' '.join(left)}")
        beyond = sorted(of["used"] - of["granted"])
        assert not beyond, f"{role} used what it isn't granted, so nothing is enforced: {beyond}"
    return all(of["granted"] - ELSEWHERE.get(role, set()) <= of["used"] for role, of in found.items())
