"""The page of ``--output html``: its data, its template, its styles and its script."""
