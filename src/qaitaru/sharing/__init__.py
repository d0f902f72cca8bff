"""What goes to another agency and comes back: hit or no hit, and a part of an investigation."""
