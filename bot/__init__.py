"""Answers questions about Peru's Red CITE: text → Question → Answer → Message, each figure with period and source."""
