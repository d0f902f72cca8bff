"""What reports to a financial intelligence unit share, whatever their format."""
