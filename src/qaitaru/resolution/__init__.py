"""Which parties are one: compared, weighed, clustered; members' judgements apart from facts."""
