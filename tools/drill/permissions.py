"""What the workflow's roles grant, and what was used of it: as the account judged each action, under the policies as they ship.
The console's own roles are held against what the server's tests use of them (tools/infra/used.py)."""

from account import Account

# The functions', and those under which AWS's own services do the rest. What people do by Device Defender's own console
# (ContainActionRole) no drill does, and logs are written beyond the account's API.
ROLES = ("DetectRole", "ContainRole", "PageRole", "StartRole", "RunbookRole", "IsolateRole", "AlertRole")
# What services do for a role beyond the account's API: Lambda reads the queue and writes logs and traces, keys encrypt.
BEYOND = ("sqs:", "kms:", "logs:", "xray:")
# What is asked only where no endpoint is configured, as in AWS: the account's own would have to speak TLS.
ELSEWHERE = {"ContainRole": {"iot:DescribeEndpoint"}}


def role_of(name: str) -> str | None:
    """The role's name in the template."""
    return next((role for role in ROLES if name.startswith(f"lazaret-{role}-")), None)


def used(account: Account) -> dict[str, dict[str, set[str]]]:
    """Of each role, the actions that it grants, those that were used, and those that were asked for in vain."""
    found = {role: {"granted": set(), "used": set(), "denied": set()} for role in ROLES}
    for name, role in account.control("GET", "/iam")["roles"].items():
        if known := role_of(name):
            for statement in (one for policy in role["policies"] for one in policy["Statement"]):
                actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
                found[known]["granted"] |= {one for one in actions if not one.startswith(BEYOND)}
    for principal, uses in account.control("GET", "/iam/uses").items():
        if known := role_of(principal.removeprefix("role/")):
            found[known]["used"] |= set(uses["allowed"])
            found[known]["denied"] |= set(uses["denied"])
    return found


def merged(all_used: list[dict]) -> dict[str, dict[str, set[str]]]:
    return {role: {what: set().union(*(one[role][what] for one in all_used)) for what in ("granted", "used", "denied")} for role in ROLES}


def tell(found: dict[str, dict[str, set[str]]]) -> bool:
    """Prints what is granted and wasn't used, and what was denied. Whether that is nothing."""
    print("\npermissions: granted, used, granted and not used, denied")
    for role, of in found.items():
        left = sorted(of["granted"] - of["used"] - ELSEWHERE.get(role, set()))
        denied = sorted(of["denied"])
        print(f"  {role:12} {len(of['granted']):3} {len(of['granted'] & of['used']):3} {len(left):3} {len(denied):3}  {' '.join(left + denied)}")
        beyond = sorted(of["used"] - of["granted"])
        assert not beyond, f"{role} used what it isn't granted, so nothing is enforced: {beyond}"
    return all(of["granted"] - ELSEWHERE.get(role, set()) <= of["used"] and not of["denied"] for role, of in found.items())
