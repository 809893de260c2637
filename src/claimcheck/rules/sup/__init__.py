"""SUP: the suppressions in the articles. They run when it is known which of them hid something."""
