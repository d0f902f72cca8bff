"""Commands of papers: their templates, rendering and issuing them."""
