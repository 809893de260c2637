"""A report as text: one module per format. What to show and how is a :class:`View`."""
