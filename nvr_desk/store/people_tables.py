"""Who may work here: accounts, sign-ins and their failures, and the settings of the workspace.

Units as in `case_tables`; ``mono_us`` is a monotonic clock that begins anew with each ``boot``.
"""

from __future__ import annotations

from sqlalchemy import Index

from nvr_desk.store.columns import bits, flag, key, one_of, rule, table, text, whole

account = table(
    "account",
    text("user", "name of the account, as it stands in the log", primary_key=True),
    text("roles", "roles, joined by +"),
    text("os_account", "account of the operating system it belongs to", null=True),
    text("state", "active, or disabled: may not sign in"),
    whole("created_us", "when it was made, UTC"),
    text("created_by", "user who made it"),
    text("password", "argon2id in its own notation; empty while none is set", null=True),
    whole("password_us", "when the password was set, UTC", null=True),
    flag("password_once", "it is a start password: changed at the first sign-in"),
    text("second", "second factor: none or totp; the seed is in no database"),
    whole("second_step", "newest time step whose code was accepted; none of it again", null=True),
    whole("locked_us", "since when it is locked out, UTC", null=True),
    text("locked_why", "why, for a person", null=True),
    whole("notice_us", "when its user last accepted the notice, UTC", null=True),
    one_of("state", ("active", "disabled")),
    one_of("second", ("none", "totp")),
    *bits("password_once"),
    rule("named", "length(user) > 0"),
    rule("password_when", "(password IS NULL) = (password_us IS NULL)"),
    rule("locked_with_reason", "locked_us IS NULL OR locked_why IS NOT NULL"),
    comment="people of this desk; none at all is a desk of one",
)

sign_in_failure = table(
    "sign_in_failure",
    key("order of the failures"),
    text("user", "name that was tried, whether there is such an account or not"),
    whole("at_us", "when, UTC"),
    whole("mono_us", "the same by the monotonic clock, which nobody sets back"),
    text("boot", "boot of the machine that clock counts from"),
    text("station", "machine it was tried at"),
    Index("ix_sign_in_failure_user", "user", "id"),
    rule("named", "length(user) > 0"),
    comment="attempts that failed since the last success or release; the log keeps all",
)

sign_in = table(
    "sign_in",
    text("id", "SHA-256 of its token, or of what binds it to a terminal", primary_key=True),
    text("user", "account that is signed in"),
    text("kind", "window, terminal, or job: a ticket for one verb"),
    text("binding", "what it is bound to: account, session leader, boot"),
    text("station", "machine it is at"),
    whole("began_us", "when, UTC"),
    whole("last_us", "last use, UTC"),
    whole("mono_us", "last use by the monotonic clock"),
    text("boot", "boot of the machine that clock counts from"),
    whole("ends_us", "when it ends at the latest, UTC", null=True),
    whole("ended_us", "when it ended, UTC", null=True),
    text("job", "the one verb that a job's ticket is good for", null=True),
    Index("ix_sign_in_user", "user", "began_us"),
    one_of("kind", ("window", "terminal", "job")),
    rule("job_has_verb", "(kind = 'job') = (job IS NOT NULL)"),
    comment="who is signed in where; holds no token, only its hash",
)

setting = table(
    "setting",
    text("key", "name of the setting", primary_key=True),
    text("value", "its value, JSON"),
    text("set_by", "user who set it"),
    whole("set_us", "when, UTC"),
    rule("value_said", "length(value) > 0"),
    comment="settings of the workspace that differ from the shipped ones",
)
