"""One printer a layout: a statement's facts become the bytes a bank would have handed over."""
