"""UPD: what happened to a cited work since it was published."""
