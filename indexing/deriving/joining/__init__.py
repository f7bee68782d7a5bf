"""Folding the findings of many articles into one graph: who is the same actor, what is the same deal.

Everything here is a function of the set of findings. Articles are first put into reading order (time of publication,
then id), so the order in which they arrived cannot matter; `graph.join` is the walk from top to bottom.
"""
