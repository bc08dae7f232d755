"""Jobs: work that happens after a commit, exactly once in effect."""
