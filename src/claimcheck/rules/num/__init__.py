"""NUM: arithmetic inside the text. These rules need no record of works and no network."""
