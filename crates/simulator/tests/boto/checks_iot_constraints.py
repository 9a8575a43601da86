"""Every constraint of IoT's registry: at the bound it is let through, beyond it is refused."""

import iot_operations
from checks_constraints import probe


def check_every_constraint_of_the_registry(world):
    return probe(world, "iot", iot_operations.REGISTRY)
