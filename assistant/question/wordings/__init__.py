"""The wordings by which questions are told apart: tables of patterns, no logic.

They know the forms of English questions and the words of scrutiny, never a paper's own.
"""
