"""The audit log: sealing, proving and exporting its entries. docs/audit-format.md says how."""
