"""What a party and a designation agree and differ in, one kind of evidence a file.

Each gives a Reason with its effect in nats, or none: what either side does not say is nothing.
"""
