"""Settings, and which files a run is about."""
