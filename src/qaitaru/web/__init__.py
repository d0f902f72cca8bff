"""The face in a browser: parse what was asked, call one act or one read, render a page."""
