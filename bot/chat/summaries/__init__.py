"""Answers that come by themselves: wished for, kept, sent when they are due, ended."""
