"""Commands that follow value: claims, traces, their bounds, their exhibits."""
