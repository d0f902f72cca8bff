"""The lists of the Financial Monitoring Agency of Kazakhstan: terrorism, and weapons."""
