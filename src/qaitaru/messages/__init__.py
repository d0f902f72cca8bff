"""Payment messages as they are screened: ISO 20022 XML and SWIFT MT103."""
