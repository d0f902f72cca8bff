"""Commands on the legal packs: what they hold, and a clock of them laid on an event."""
