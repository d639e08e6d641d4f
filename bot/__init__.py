"""Answers questions about Peru's Red CITE: text → Question → Answer → Message, each figure with its period and source."""
