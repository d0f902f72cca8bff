"""Networks of money: who paid whom, the ways value may have taken, and who stands between."""
