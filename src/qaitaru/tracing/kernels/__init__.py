"""The compiled twin of the tracing rules, for millions of postings.

The plain rules are the law; a test holds the two equal. Amounts here are whole minor units: where a
rule divides, each posting is rounded by the largest remainder, nothing is created or lost, and how
far the answer can be from the exact one is counted with it. Needs the extra ``volume``.
"""
