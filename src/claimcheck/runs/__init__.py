"""One run over many articles: what is asked for, how an article is judged, and what is kept of it."""
