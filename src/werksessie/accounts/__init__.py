"""Who may use an installation for many municipalities. The administrative acts are a log of their own, which is the
audit log as well: it holds random ids and dates, never a name, an address, a password or anything of an evening."""
