"""Acts on papers: their templates, and issuing them."""
