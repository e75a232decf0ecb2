"""What window and command line may know of the table of permissions: to show it, and what to offer.

Whether an act is allowed is asked at the act itself; nothing here lets anybody do anything.
"""

from nvr_desk.policy.accounts import FIRST_ROLES
from nvr_desk.policy.permissions import VERBS_OF, Role, permitted
from nvr_desk.policy.reauth import ALWAYS, SOMETIMES

__all__ = ["ALWAYS", "FIRST_ROLES", "SOMETIMES", "VERBS_OF", "Role", "permitted"]
