"""Commands on investigations: subjects, assets, measures, clocks, the prosecutor's board."""
