"""The command line: the same verbs, the same facade, the same audit as the window."""
