"""Long work: started, shown, stopped."""
