"""Long work: leases, progress, wishes and the processes that carry it."""
