"""What all orders of each day allow: tried one by one while they are few, else enclosed."""
