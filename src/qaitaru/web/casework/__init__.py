"""An investigation as its pages show it: clocks and entries in words, boards, and its forms."""
