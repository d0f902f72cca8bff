"""The duty to freeze: opened, met in time, lifted as the law lets, and every right looked after."""
